package dev.brine.pool;

/**
 * Runs everything on the caller's thread, at once, sharing memory with it. Timeouts, batches and
 * limits do nothing here. Thread-safe.
 */
public final class SerialPool extends VerbPool {
  private SerialPool() {
    super(new SerialEngine(), Options.NONE, Handle.NONE);
  }

  /** A new one; it holds nothing that must be closed. */
  public static SerialPool create() {
    return new SerialPool();
  }
}
