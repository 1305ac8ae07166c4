package dev.brine.jupyter;

import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs cells, magics and Java: the kernel's and those of a notebook executed without one. */
final class CellRunner {
  private final Session session;
  private final Magics magics;

  CellRunner(Session session, Magics magics) {
    this.session = session;
    this.magics = magics;
  }

  Session session() {
    return session;
  }

  Magics magics() {
    return magics;
  }

  /**
   * Runs one cell.
   *
   * @param cell the cell's text, with single line ends
   * @param display the cell's output
   * @return the value of its last expression or magic; null for none
   */
  @Nullable Object run(String cell, Display display)
      throws CellException, EvaluationException, SessionInterruptedException {
    return runText(cell, display).value();
  }

  /** As above, with what a variable needs that takes the value. */
  MagicResult runText(String cell, Display display)
      throws CellException, EvaluationException, SessionInterruptedException {
    MagicLine head = parts(cell).cellMagic();
    return head == null ? runPart(cell, 0, cell.length(), display) : runMagic(head, display);
  }

  /** Runs a range of a cell, Java and line magics in turn. */
  MagicResult runPart(String cell, int from, int end, Display display)
      throws CellException, EvaluationException, SessionInterruptedException {
    JavaCode java = new JavaCode(session, cell);
    CellParts parts = parts(cell);
    MagicResult last = MagicResult.NONE;
    int start = from;
    for (MagicLine line = parts.lineMagic(start, end);
        line != null;
        line = parts.lineMagic(start, end)) {
      java.run(start, line.start());
      last = runLine(line, display);
      start = line.end();
    }
    if (!cell.substring(start, end).isBlank()) {
      last = java.run(start, end);
    }
    java.tellUnresolved(display.out());
    return last;
  }

  /** Whether there is a magic in the cell, so that its Java alone does not say where it ends. */
  boolean hasMagic(String cell) {
    try {
      CellParts parts = parts(cell);
      return parts.cellMagic() != null || parts.lineMagic(0, cell.length()) != null;
    } catch (CellException misplaced) {
      return true;
    }
  }

  private CellParts parts(String cell) {
    return new CellParts(cell, name -> magics.find(name) != null, this::isOpen);
  }

  private boolean isOpen(String name, String arguments) {
    Magic magic = magics.find(name);
    return magic != null && magic.isOpen(arguments, session.shell().sourceCodeAnalysis());
  }

  private MagicResult runMagic(MagicLine line, Display display)
      throws CellException, EvaluationException, SessionInterruptedException {
    Magic magic = magics.find(line.name());
    if (magic == null) {
      throw new CellException(
          line.cell(),
          List.of(new Fault(magics.unknown(line.name()), line.nameStart(), line.argumentsStart())));
    }
    return magic.run(new MagicCall(this, line, display));
  }

  private MagicResult runLine(MagicLine line, Display display)
      throws CellException, EvaluationException, SessionInterruptedException {
    MagicResult result = runMagic(line, display);
    if (line.target() == null) {
      return result.shown() ? result : MagicResult.NONE;
    }
    new MagicTarget(session, line).assign(result);
    return MagicResult.NONE;
  }
}
