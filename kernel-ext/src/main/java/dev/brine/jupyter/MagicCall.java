package dev.brine.jupyter;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.io.PrintStream;
import java.util.List;

/** One use of a magic in a cell. Offsets count characters of the cell. Immutable. */
final class MagicCall {
  private final CellRunner runner;
  private final MagicLine line;
  private final Display display;

  MagicCall(CellRunner runner, MagicLine line, Display display) {
    this.runner = runner;
    this.line = line;
    this.display = display;
  }

  Session session() {
    return runner.session();
  }

  /** Where to print. */
  PrintStream out() {
    return display.out();
  }

  /** The cell's output. */
  Display display() {
    return display;
  }

  /** All magics there are. */
  Magics magics() {
    return runner.magics();
  }

  /** The whole cell. */
  String cell() {
    return line.cell();
  }

  /** What stands behind the name, of a line magic with the lines on which it goes on. */
  String arguments() {
    return cell().substring(line.argumentsStart(), line.end());
  }

  /** What stands behind the name, with all of the cell that follows. */
  String all() {
    return cell().substring(line.argumentsStart());
  }

  /** The arguments as words. */
  List<String> words() {
    return Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().splitToList(arguments());
  }

  /** Where the arguments begin. */
  int argumentsStart() {
    return line.argumentsStart();
  }

  /** The line of the cell, from 1, on which the offset lies. */
  int lineAt(int offset) {
    return CharMatcher.is('\n').countIn(cell().substring(0, offset)) + 1;
  }

  /** Runs what stands behind the name as a part of the cell; its value. */
  MagicResult runArguments()
      throws CellException, EvaluationException, SessionInterruptedException {
    return runner.runPart(cell(), line.argumentsStart(), line.end(), display);
  }

  /** Runs what stands below the magic's line as a part of the cell; its value. */
  MagicResult runBody() throws CellException, EvaluationException, SessionInterruptedException {
    int start = Math.min(line.end() + 1, cell().length());
    return runner.runPart(cell(), start, cell().length(), display);
  }

  /**
   * Runs another text, such as a file, as a cell.
   *
   * @param label what its lines are called in stack traces
   * @return its value
   */
  MagicResult runText(String label, String text)
      throws CellException, EvaluationException, SessionInterruptedException {
    Session.Reading reading = session().read(label, text);
    try {
      return runner.runText(text, display);
    } finally {
      reading.close();
    }
  }

  /** The exception that tells what is wrong with the whole line. */
  CellException refuse(String message) {
    return new CellException(
        cell(), List.of(new Fault(message, line.start(), Math.max(line.start(), lineEnd()))));
  }

  private int lineEnd() {
    return line.start() + cell().substring(line.start(), line.end()).stripTrailing().length();
  }
}
