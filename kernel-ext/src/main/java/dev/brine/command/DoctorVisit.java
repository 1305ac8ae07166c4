package dev.brine.command;

import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import dev.brine.report.Content;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What the doctor finds, for a thread that the user may stop: in JShell a stop is thrown into
 * whatever that thread does, and a class that was just being initialized would be of no use any
 * more. So the thread does nothing but wait.
 */
@Internal
public final class DoctorVisit {
  /** For generated code. */
  public DoctorVisit() {}

  /**
   * Looks at everything.
   *
   * @throws BrineException if the waiting thread was interrupted
   */
  public Content content() {
    FutureTask<Content> visit = new FutureTask<>(Doctor::examine);
    Thread doctor = new Thread(visit, "brine-doctor");
    doctor.setDaemon(true);
    doctor.start();
    try {
      return visit.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrineException("interrupted while a worker started", e);
    } catch (ExecutionException e) {
      throw new BrineException("the doctor failed: " + e.getCause(), e);
    } finally {
      boolean unused = visit.cancel(/* mayInterruptIfRunning= */ true);
    }
  }
}
