package dev.brine.command;

import dev.brine.pool.Pool;
import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code %%parallel} and {@code %%everywhere} have in common: a body in a cell that is checked
 * first and then run elsewhere. Used by one thread.
 */
final class CellLoop {
  private final Session session;
  private final CellText cell;
  private final ParallelOptions options;
  private final Display display;
  private final LoopShape shape;
  private final LoopBody body;
  private final Jumps jumps;
  private final List<Fault> faults = new ArrayList<>();
  private List<Fault> warnings = List.of();

  /**
   * Reads the body.
   *
   * @throws CellException if it is no Java
   */
  CellLoop(
      Session session, CellText cell, ParallelOptions options, Display display, LoopShape shape)
      throws CellException {
    this.session = session;
    this.cell = cell;
    this.options = options;
    this.display = display;
    this.shape = shape;
    this.body = LoopBody.read(cell, shape);
    this.jumps = Jumps.of(cell, shape, body, faults);
  }

  /**
   * Looks for what cannot be meant.
   *
   * @param variables those that the body may reach
   * @throws CellException with all that was found
   */
  void check(Set<String> variables) throws CellException {
    warnings = Assignments.warnings(shape, body, variables, faults);
    if (options.out() != null && !jumps.returnsValue() && !options.ending().isOfVoidToo()) {
      faults.add(new Fault(options.noValue(), shape.insideEnd(), shape.insideEnd()));
    }
    refuse(faults);
  }

  /**
   * Looks for names that the session waits for.
   *
   * @throws CellException with those that there are
   */
  void checkPending() throws CellException {
    refuse(PendingNames.faults(session.shell(), shape, body));
  }

  private void refuse(List<Fault> found) throws CellException {
    if (!found.isEmpty()) {
      throw cell.refuse(found.stream().sorted(Comparator.comparingInt(Fault::start)).toList());
    }
  }

  /** The statements of the body as they are generated. */
  BodyCode statements() {
    return new BodyCode(body, jumps.next(), shape.insideStart(), shape.insideEnd());
  }

  /**
   * Runs it.
   *
   * @param code what is generated around the body
   * @return the cell's value; null for none
   */
  @Nullable Object run(RunnableCode code)
      throws CellException, EvaluationException, SessionInterruptedException {
    Warnings.tell(cell, warnings, display);
    LoopEvaluation evaluation =
        new LoopEvaluation(session, cell, shape, body, code, options, display.out());
    Pool pool = PoolChoice.of(session, cell, options.map().pool());
    try (LoopRun run = LoopRun.open(options, pool, display)) {
      run.report().warned(warnings);
      return new LoopCell(run, evaluation, options, display).run(jumps.returnsValue());
    }
  }
}
