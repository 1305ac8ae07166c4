package dev.brine.command;

import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a loop stand. Offsets are those of the cell's text. Immutable.
 *
 * @param start of the word {@code for}
 * @param label the loop's label, or null
 * @param variable the loop variable
 * @param itemsStart of the expression that gives the items; -1 in a counted loop
 * @param headerEnd of the parenthesis that closes the header
 * @param bodyStart of the body, its brace included
 * @param insideStart of what the body contains
 * @param insideEnd behind what the body contains
 */
record LoopShape(
    int start,
    @Nullable String label,
    Variable variable,
    int itemsStart,
    int headerEnd,
    int bodyStart,
    int insideStart,
    int insideEnd) {

  /**
   * The loop variable.
   *
   * @param name its name
   * @param type its type; {@code var} only in a loop over items
   * @param boxed its type as an object's
   * @param start of its declaration
   * @param end behind its name
   */
  record Variable(String name, String type, String boxed, int start, int end) {}

  /** Whether the header counts, and so must run to know the values. */
  boolean isCounted() {
    return itemsStart < 0;
  }
}
