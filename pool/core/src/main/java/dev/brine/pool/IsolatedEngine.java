package dev.brine.pool;

import dev.brine.error.PoolClosedException;
import dev.brine.pickle.Capture;
import dev.brine.task.Fn;
import java.util.List;

/** Runs each item as it is added, on copies. */
final class IsolatedEngine implements Engine {
  private volatile boolean closed;

  @Override
  public Feed open(Fn<?, ?> function, Options options, MapRun run) {
    refuseIfClosed();
    return new IsolatedFeed(Capture.of(function), options, run);
  }

  @Override
  public Feed openEverywhere(Fn<?, ?> function, Options options, MapRun run) {
    return open(function, options, run);
  }

  @Override
  public int workers() {
    return 1;
  }

  @Override
  public void resize(int workers) {
    // The caller's thread is the only one.
    refuseIfClosed();
  }

  @Override
  public void restart() {
    refuseIfClosed();
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new PoolClosedException();
    }
  }

  @Override
  public PoolStatus status() {
    return new PoolStatus(1, 0, 0, 0, List.of(), closed);
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
