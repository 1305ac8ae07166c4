package dev.brine.command;

import java.util.List;

/**
 * Writes a body as statements: jumps to the next iteration become its end, and the last expression
 * is returned. Every character of the user's stays on its line. Immutable.
 *
 * @param start where the body's inside begins in the cell's text
 * @param end where it ends
 * @param jumps to the next iteration, in the order of the text
 */
record BodyCode(LoopBody body, List<Jumps.Jump> jumps, int start, int end) {
  private static final String SKIP = "{ new " + NoValue.class.getName() + "().note(); return null;";

  /** Adds the statements; if there is no value, the tail is one of them. */
  void addTo(GeneratedCode code, boolean value) {
    int from = start;
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
    code.copy(from, body.end()).add(body.hasTail() ? ";" : "").lines(body.end(), end);
  }
}
