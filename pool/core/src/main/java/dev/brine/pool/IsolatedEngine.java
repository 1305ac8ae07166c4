package dev.brine.pool;

import dev.brine.error.PoolClosedException;
import dev.brine.pickle.Capture;
import dev.brine.task.Fn;

/** Runs each item as it is added, on copies. */
final class IsolatedEngine implements Engine {
  private volatile boolean closed;

  @Override
  public Feed open(Fn<?, ?> function, Options options, MapRun run) {
    if (closed) {
      throw new PoolClosedException();
    }
    return new IsolatedFeed(Capture.of(function), options, run);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public void terminate() {
    closed = true;
  }
}
