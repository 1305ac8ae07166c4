package dev.brine.command;

import java.util.List;

/**
 * Writes the loop as one Java expression: the items, then the body as a lambda which begins with
 * the user's own declaration of the loop variable, so that it unboxes and widens as Java does.
 * Every character of the user's stays on its line.
 */
final class LoopCode {
  private static final String UNTYPED = "(java.util.List<Object>) (java.util.List) ";
  private static final String LOOP = "new " + ParallelLoop.class.getName() + "(%d)";
  private static final String SKIP = "{ new " + NoValue.class.getName() + "().note(); return null;";

  private final CellText cell;
  private final LoopShape shape;
  private final LoopBody body;
  private final List<Jumps.Jump> jumps;

  LoopCode(CellText cell, LoopShape shape, LoopBody body, List<Jumps.Jump> jumps) {
    this.cell = cell;
    this.shape = shape;
    this.body = body;
    this.jumps = jumps;
  }

  /**
   * The expression.
   *
   * @param number of the run
   * @param value whether the iterations have a value; if not, the tail is a statement
   */
  GeneratedCode expression(long number, boolean value) {
    return expression(new GeneratedCode(cell.text()), number, value);
  }

  /** The expression with values, for values whose type has no name in the session. */
  GeneratedCode untyped(long number) {
    return expression(new GeneratedCode(cell.text()).add(UNTYPED), number, true);
  }

  private GeneratedCode expression(GeneratedCode code, long number, boolean value) {
    String loop = LOOP.formatted(number);
    code.add(loop).add(value ? ".over(" : ".each(");
    if (shape.isCounted()) {
      addCountedHeader(code, loop);
    } else {
      addHeader(code);
    }
    code.lines(shape.headerEnd(), shape.bodyStart());
    addBody(code, value);
    return code.lines(body.end(), shape.insideEnd()).add("});");
  }

  private void addHeader(GeneratedCode code) {
    LoopShape.Variable variable = shape.variable();
    String item = unused("$" + variable.name());
    int declared = variable.end();
    code.lines(shape.start(), variable.start())
        .lines(declared, shape.itemsStart())
        .copy(shape.itemsStart(), shape.headerEnd())
        .add(", " + item + " -> {")
        .copy(variable.start(), variable.end())
        .add(" = " + item + ";");
  }

  private void addCountedHeader(GeneratedCode code, String loop) {
    LoopShape.Variable variable = shape.variable();
    String item = unused("$" + variable.name());
    String values = unused("$" + variable.name() + "s");
    code.add(loop + ".<" + variable.boxed() + ">counted(" + values + " -> {")
        .copy(shape.start(), shape.headerEnd() + 1)
        .add(" " + values + ".accept(" + variable.name() + ");}), " + item + " -> {")
        .add(variable.type() + " " + variable.name() + " = " + item + ";");
  }

  private void addBody(GeneratedCode code, boolean value) {
    int from = shape.insideStart();
    for (Jumps.Jump each : jumps) {
      code.copy(from, each.start());
      if (value) {
        code.add(SKIP).lines(each.start(), each.end()).add("}");
      } else {
        code.add("return;").lines(each.start(), each.end());
      }
      from = each.end() + 1;
    }
    if (body.hasTail()) {
      code.copy(from, body.tail()).add(value ? "return " : "");
      from = body.tail();
    }
    code.copy(from, body.end()).add(body.hasTail() ? ";" : "");
  }

  private String unused(String name) {
    return cell.text().contains(name) ? unused("$" + name) : name;
  }
}
