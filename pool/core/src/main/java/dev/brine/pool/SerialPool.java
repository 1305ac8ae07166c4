package dev.brine.pool;

/**
 * Runs everything on the caller's thread, at once. Timeouts, batches and limits do nothing here.
 * Thread-safe.
 */
public final class SerialPool extends VerbPool {
  private SerialPool(Engine engine) {
    super(engine, Options.NONE, Handle.NONE);
  }

  /** One whose tasks share memory with the caller; it holds nothing that must be closed. */
  public static SerialPool create() {
    return new SerialPool(new SerialEngine());
  }

  /**
   * One that copies functions, items and results as a pool of processes does, and fails as that
   * would: a task never changes the session's copies, and what was typed into the session has its
   * own static variables in it. Only classes of the class path are the session's own. So a debugger
   * sees in this process what would happen in a worker. It holds nothing that must be closed.
   */
  public static SerialPool isolated() {
    return new SerialPool(new IsolatedEngine());
  }
}
