package dev.brine.pool;

import dev.brine.error.Internal;

/** A pool whose tasks run where an engine of another artifact takes them. Thread-safe. */
@Internal
public abstract class RemotePool extends VerbPool {
  /** A pool on this engine, which is closed when nobody holds the pool any more. */
  protected RemotePool(RemoteEngine engine) {
    super(new RemoteEngineAdapter(engine), Options.NONE, Handle.of(engine::abandon));
  }

  /** Inside of a worker there is no further pool: everything is run in place there. */
  protected RemotePool() {
    super(new SerialEngine(), Options.NONE, Handle.NONE);
  }

  /** Whether this is a worker, or the thread runs a task as one would. */
  protected static boolean isNested() {
    return DefaultPool.isNested();
  }
}
