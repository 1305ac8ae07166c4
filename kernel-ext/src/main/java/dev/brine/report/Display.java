package dev.brine.report;

import dev.brine.error.Internal;
import java.io.PrintStream;

/**
 * Where a command shows what it has to tell: the output of a cell, a terminal or a file. It belongs
 * to one cell or command and is of no use after its end, when a notebook shows nothing any more.
 * Thread-safe.
 */
@Internal
public interface Display {
  /** Takes plain text: warnings, summaries, help. */
  PrintStream out();

  /** Takes plain text about errors. */
  PrintStream err();

  /** Shows this below what was shown before. */
  void show(Content content);

  /** A place that is still empty, and takes no room before something is put into it. */
  Area area();

  /** A place whose content can be replaced. Where that cannot be done, it stays empty. */
  interface Area {
    /** Puts this in the place of what was there. */
    void set(Content content);

    /** Takes away what is there. */
    void clear();
  }

  /** One that prints text line after line, as suits a file; whatever is not text is left out. */
  static Display plain(PrintStream out, PrintStream err) {
    return new PlainDisplay(out, err);
  }

  /** As above, with errors among the rest. */
  static Display plain(PrintStream out) {
    return plain(out, out);
  }

  /**
   * One that prints text to a terminal that knows ANSI's control sequences. Its last line is an
   * area while there is something in it: other text that goes to {@link #out} and {@link #err} is
   * printed above.
   */
  static Display terminal(PrintStream out, PrintStream err) {
    return new TerminalDisplay(out, err);
  }
}
