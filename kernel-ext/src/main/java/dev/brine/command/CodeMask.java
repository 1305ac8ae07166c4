package dev.brine.command;

import dev.brine.error.Internal;

/**
 * The text of code with its comments blanked and its literals filled, at the same length, so that a
 * brace or a semicolon in it is one of the code. The compiler's own lexer is not to be had.
 */
@Internal
public final class CodeMask {
  private static final char LITERAL = 'S';

  private final String code;
  private final char[] mask;

  private CodeMask(String code) {
    this.code = code;
    this.mask = code.toCharArray();
  }

  /** The mask of the code: spaces for comments, letters for literals, line ends where they were. */
  public static String of(String code) {
    CodeMask masking = new CodeMask(code);
    masking.run();
    return new String(masking.mask);
  }

  private void run() {
    int at = 0;
    while (at < mask.length) {
      if (code.startsWith("//", at)) {
        int end = code.indexOf('\n', at);
        at = fill(at, end < 0 ? mask.length : end, ' ');
      } else if (code.startsWith("/*", at)) {
        int end = code.indexOf("*/", at + 2);
        at = fill(at, end < 0 ? mask.length : end + 2, ' ');
      } else if (code.startsWith("\"\"\"", at)) {
        at = fill(at, literalEnd("\"\"\"", at, false), LITERAL);
      } else if (mask[at] == '"' || mask[at] == '\'') {
        at = fill(at, literalEnd(code.substring(at, at + 1), at, true), LITERAL);
      } else {
        at++;
      }
    }
  }

  private int literalEnd(String quote, int start, boolean oneLine) {
    int at = start + quote.length();
    while (at < mask.length && !code.startsWith(quote, at)) {
      if (oneLine && code.charAt(at) == '\n') {
        return at;
      }
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(mask.length, at + quote.length());
  }

  private int fill(int start, int end, char with) {
    for (int at = start; at < end; at++) {
      if (mask[at] != '\n') {
        mask[at] = with;
      }
    }
    return end;
  }
}
