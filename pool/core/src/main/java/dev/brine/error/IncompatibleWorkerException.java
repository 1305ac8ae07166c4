package dev.brine.error;

/** A worker runs another JDK or another Brine than the session. */
public final class IncompatibleWorkerException extends BrineException {
  private static final long serialVersionUID = 1L;

  /** An exception that names both versions. */
  public IncompatibleWorkerException(String session, String worker) {
    super("the session runs %s, the worker %s; both must be the same".formatted(session, worker));
  }
}
