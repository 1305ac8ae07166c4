package dev.brine.jupyter;

import org.jspecify.annotations.Nullable;

/**
 * The place of a magic in a cell. Immutable.
 *
 * @param cell the whole cell
 * @param start where its line's text begins, with the variable that takes the value
 * @param nameStart where its first percent sign is
 * @param argumentsStart behind its name
 * @param end the end of its line; of a line magic, of the last line on which it goes on
 * @param target what stands before the equals sign; null where there is none
 */
record MagicLine(
    String cell, int start, int nameStart, int argumentsStart, int end, @Nullable String target) {

  /** The name as it was typed, with its percent signs. */
  String name() {
    return cell.substring(nameStart, argumentsStart);
  }
}
