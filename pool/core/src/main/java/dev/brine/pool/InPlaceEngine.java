package dev.brine.pool;

import dev.brine.error.PoolClosedException;
import dev.brine.task.Fn;
import java.util.List;

/** Runs tasks on the caller's thread, the only worker that it will ever have. */
abstract class InPlaceEngine implements Engine {
  private volatile boolean closed;

  @Override
  public final Feed open(Fn<?, ?> function, Options options, MapRun run) {
    refuseIfClosed();
    return openNow(function, options, run);
  }

  /** Begins a map; the engine is open. */
  abstract Feed openNow(Fn<?, ?> function, Options options, MapRun run);

  @Override
  public final Feed openEverywhere(Fn<?, ?> function, Options options, MapRun run) {
    return open(function, options, run);
  }

  @Override
  public final int workers() {
    return 1;
  }

  /** Changes nothing: there is the caller's thread and no other. */
  @Override
  public final void resize(int workers) {
    refuseIfClosed();
  }

  @Override
  public final void restart() {
    refuseIfClosed();
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new PoolClosedException();
    }
  }

  @Override
  public final PoolStatus status() {
    return new PoolStatus(1, 0, 0, 0, List.of(), /* spare= */ false, closed);
  }

  @Override
  public final boolean isClosed() {
    return closed;
  }

  @Override
  public final void close() {
    closed = true;
  }

  @Override
  public final void terminate() {
    closed = true;
  }
}
