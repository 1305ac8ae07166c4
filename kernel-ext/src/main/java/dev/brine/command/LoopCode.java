package dev.brine.command;

/**
 * Writes the loop as one Java expression: the items, then the body as a lambda which begins with
 * the user's own declaration of the loop variable, so that it unboxes and widens as Java does.
 * Every character of the user's stays on its line.
 */
final class LoopCode implements RunnableCode {
  private static final String LOOP = "new " + ParallelLoop.class.getName() + "(%d)";

  private final CellText cell;
  private final LoopShape shape;
  private final BodyCode body;
  private final LoopEnding ending;

  LoopCode(CellText cell, LoopShape shape, BodyCode body, LoopEnding ending) {
    this.cell = cell;
    this.shape = shape;
    this.body = body;
    this.ending = ending;
  }

  @Override
  public GeneratedCode expression(long number, boolean value) {
    return expression(new GeneratedCode(cell.text()), number, value);
  }

  @Override
  public GeneratedCode untyped(long number) {
    String casts = "(" + ending.typeOfAny() + ") (" + ending.rawType() + ") ";
    return expression(new GeneratedCode(cell.text()).add(casts), number, true);
  }

  private GeneratedCode expression(GeneratedCode code, long number, boolean value) {
    String loop = LOOP.formatted(number);
    code.add(loop + "." + ending.method(value) + "(" + loop).add(value ? ".over(" : ".each(");
    if (shape.isCounted()) {
      addCountedHeader(code, loop);
    } else {
      addHeader(code);
    }
    code.lines(shape.headerEnd(), shape.bodyStart());
    body.addTo(code, value);
    return code.add("}));");
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

  private String unused(String name) {
    return cell.text().contains(name) ? unused("$" + name) : name;
  }
}
