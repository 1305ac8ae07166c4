package dev.brine.command;

import java.util.ArrayList;
import java.util.List;

/** The expression that stands for a loop: each of the user's characters stays on its line. */
final class LoopCode {
  private static final String RUNTIME = "dev.brine.command.ParallelLoop";

  private final CellText cell;
  private final LoopShape shape;
  private final LoopBody body;
  private final List<Jumps.Jump> jumps;
  private final String item;

  LoopCode(CellText cell, LoopShape shape, LoopBody body, List<Jumps.Jump> jumps) {
    this.cell = cell;
    this.shape = shape;
    this.body = body;
    this.jumps = new ArrayList<>(jumps);
    String free = "$item";
    while (cell.text().contains(free)) {
      free = "$" + free;
    }
    this.item = free;
  }

  /**
   * Generates it.
   *
   * @param withValue whether the iterations have a value
   */
  GeneratedCode generate(ParallelOptions options, boolean withValue) {
    GeneratedCode code = new GeneratedCode(cell.text());
    // JShell counts the lines of a comment; blank ones before an expression it does not.
    code.add("/*").lines(0, shape.start()).add("*/").add(RUNTIME);
    long millis = options.timeout == null ? 0 : Math.max(1, options.timeout.toMillis());
    code.add(".with(%d, %dL, %d)".formatted(options.workers, millis, options.batch));
    code.add(withValue ? ".over(" : ".each(");
    if (shape.isCounted()) {
      String sink = item + "Sink";
      code.add(RUNTIME + ".<" + shape.variable().boxed() + ">counted(" + sink + " -> {");
      code.copy(shape.start(), shape.headerEnd() + 1);
      code.add(" " + sink + ".accept(" + shape.variable().name() + ");})");
      code.lines(shape.headerEnd() + 1, shape.insideStart());
      code.add(", " + item + " -> {" + shape.variable().type() + " " + shape.variable().name());
    } else {
      code.lines(shape.start(), shape.itemsStart());
      code.add("dev.brine.Brine.items(").copy(shape.itemsStart(), shape.headerEnd()).add(")");
      code.lines(shape.headerEnd(), shape.insideStart());
      code.add(", " + item + " -> {");
      code.copy(shape.variable().start(), shape.variable().end());
    }
    code.add(" = " + item + ";");
    addBody(code, withValue);
    return code.add("})");
  }

  private void addBody(GeneratedCode code, boolean withValue) {
    String next = withValue ? "{" + RUNTIME + ".skip(); return null;}" : "return;";
    int at = shape.insideStart();
    for (Jumps.Jump jump : jumps) {
      code.copy(at, jump.start()).add(next);
      at = jump.end() + 1;
    }
    if (body.hasTail()) {
      code.copy(at, body.tail()).add(withValue ? "return " : "");
      code.copy(body.tail(), body.end()).add(";");
      at = body.end();
    }
    code.copy(at, shape.insideEnd());
    // A comment to the end of the line must not swallow what closes the lambda.
    code.add("\n");
  }
}
