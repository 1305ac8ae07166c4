package dev.brine.command;

/** Writes a body as one Java expression that runs it once on each worker. */
record EverywhereCode(CellText cell, BodyCode body) implements RunnableCode {
  private static final String LOOP = "new " + ParallelLoop.class.getName() + "(%d)";

  @Override
  public GeneratedCode expression(long number, boolean value) {
    return expression(new GeneratedCode(cell.text()), number, value);
  }

  @Override
  public GeneratedCode untyped(long number) {
    LoopEnding ending = LoopEnding.VALUES;
    String casts = "(" + ending.typeOfAny() + ") (" + ending.rawType() + ") ";
    return expression(new GeneratedCode(cell.text()).add(casts), number, true);
  }

  private GeneratedCode expression(GeneratedCode code, long number, boolean value) {
    code.add(LOOP.formatted(number)).add(value ? ".everywhere(() -> {" : ".everywhereVoid($v -> {");
    body.addTo(code, value);
    return code.add("});");
  }
}
