package dev.brine.error;

/** A pool was used after it had been closed. */
public final class PoolClosedException extends BrineException {
  private static final long serialVersionUID = 1L;

  /** An exception that says so. */
  public PoolClosedException() {
    super("the pool is closed");
  }
}
