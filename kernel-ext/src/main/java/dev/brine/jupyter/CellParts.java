package dev.brine.jupyter;

import dev.brine.command.CodeMask;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the magics of a cell. What only looks like one, in a literal or a comment, is left alone,
 * and so is a remainder at the beginning of a line ({@code a\n%b}) unless there is a magic of that
 * name.
 */
final class CellParts {
  private static final Pattern CELL_MAGIC = Pattern.compile("%%[A-Za-z]\\w*");

  /** A line that begins with a magic, or gives the value of one to a variable. */
  private static final Pattern LINE_MAGIC =
      Pattern.compile(
          "^[ \\t]*(?:([A-Za-z_$][^;=\\n]*?)[ \\t]*=[ \\t]*)?(%[A-Za-z]\\w*)", Pattern.MULTILINE);

  private final String cell;
  private final Predicate<String> known;
  private final BiPredicate<String, String> open;

  /**
   * @param cell the whole text
   * @param known whether there is a magic of this name
   * @param open whether these arguments of the magic of this name go on in the next line
   */
  CellParts(String cell, Predicate<String> known, BiPredicate<String, String> open) {
    this.cell = cell;
    this.known = known;
    this.open = open;
  }

  /** The magic that takes the whole cell: nothing but blanks and comments stand before it. */
  @Nullable MagicLine cellMagic() {
    if (!cell.contains("%%")) {
      return null;
    }
    String mask = CodeMask.of(cell);
    int start = 0;
    while (start < mask.length() && Character.isWhitespace(mask.charAt(start))) {
      start++;
    }
    Matcher matcher = CELL_MAGIC.matcher(cell).region(start, cell.length());
    if (!matcher.lookingAt()
        || !cell.substring(cell.lastIndexOf('\n', start) + 1, start).isBlank()) {
      return null;
    }
    return new MagicLine(cell, start, start, matcher.end(), lineEnd(start), null);
  }

  /**
   * The first line magic of a range.
   *
   * @return null where there is none, so that the whole range is Java
   * @throws CellException if it stands where none can
   */
  @Nullable MagicLine lineMagic(int from, int end) throws CellException {
    if (cell.indexOf('%', from) < 0) {
      return null;
    }
    String mask = CodeMask.of(cell.substring(from, end));
    Matcher matcher = LINE_MAGIC.matcher(mask);
    for (int next = 0; matcher.find(next); next = matcher.end()) {
      String name = matcher.group(2);
      String before = mask.substring(0, matcher.start());
      boolean first = before.isBlank() || ";}".indexOf(lastOf(before)) >= 0;
      boolean assigned = matcher.group(1) != null;
      if (!known.test(name) && (assigned || !first)) {
        continue;
      }
      if (depth(before) > 0) {
        throw refuse(
            "a magic stands on a line of its own between statements, not inside of a block",
            from + matcher.start(2),
            from + matcher.end(2));
      }
      return magic(from, matcher, name, end);
    }
    return null;
  }

  private MagicLine magic(int from, Matcher matcher, String name, int end) {
    int start = from + matcher.start();
    while (cell.charAt(start) == ' ' || cell.charAt(start) == '\t') {
      start++;
    }
    int argumentsStart = from + matcher.end(2);
    int lineEnd = Math.min(lineEnd(argumentsStart), end);
    while (lineEnd < end && open.test(name, cell.substring(argumentsStart, lineEnd))) {
      lineEnd = Math.min(lineEnd(lineEnd + 1), end);
    }
    return new MagicLine(
        cell, start, from + matcher.start(2), argumentsStart, lineEnd, matcher.group(1));
  }

  private CellException refuse(String message, int start, int end) {
    return new CellException(cell, List.of(new Fault(message, start, end)));
  }

  private int lineEnd(int at) {
    int end = cell.indexOf('\n', at);
    return end < 0 ? cell.length() : end;
  }

  private static char lastOf(String mask) {
    String code = mask.stripTrailing();
    return code.charAt(code.length() - 1);
  }

  private static int depth(String mask) {
    int depth = 0;
    for (int i = 0; i < mask.length(); i++) {
      if ("({[".indexOf(mask.charAt(i)) >= 0) {
        depth++;
      } else if (")}]".indexOf(mask.charAt(i)) >= 0) {
        depth--;
      }
    }
    return depth;
  }
}
