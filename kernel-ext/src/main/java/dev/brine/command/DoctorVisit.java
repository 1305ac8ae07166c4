package dev.brine.command;

import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import dev.brine.report.Content;

/**
 * What the doctor finds, for code that a session evaluates: so the user's stop ends it as it ends
 * any code.
 */
@Internal
public final class DoctorVisit {
  /** For generated code. */
  public DoctorVisit() {}

  /**
   * Looks at everything.
   *
   * @throws BrineException if the thread was interrupted meanwhile
   */
  public Content content() {
    return Doctor.examine();
  }
}
