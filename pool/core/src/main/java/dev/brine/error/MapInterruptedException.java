package dev.brine.error;

/**
 * The thread that ran a map was interrupted; the rest of the map is cancelled. The thread's
 * interrupt flag is set when this is thrown.
 */
public final class MapInterruptedException extends BrineException {
  private static final long serialVersionUID = 1L;

  private final long done;
  private final long total;

  /**
   * @param done how many items were done
   * @param total how many items were known of
   */
  public MapInterruptedException(long done, long total) {
    super("interrupted: %d of %d done".formatted(done, total));
    this.done = done;
    this.total = total;
  }

  /** How many items were done. */
  public long done() {
    return done;
  }

  /** How many items were known of. */
  public long total() {
    return total;
  }
}
