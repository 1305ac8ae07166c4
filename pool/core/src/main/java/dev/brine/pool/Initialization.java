package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.pickle.Capture;
import dev.brine.task.Call;
import dev.brine.task.Outcome;
import dev.brine.wire.Frame;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What each worker of a pool runs before its first task. It is captured when the pool is made, and
 * runs as the one task of a map of its own.
 */
final class Initialization {
  /** No map of a user has this number. */
  private static final long MAP = 0;

  private final Scheduler scheduler;
  private final @Nullable ProcessFeed feed;

  /**
   * @throws dev.brine.error.CaptureException if it cannot travel
   */
  Initialization(Scheduler scheduler, @Nullable Call<?> initializer) {
    this.scheduler = scheduler;
    this.feed =
        initializer == null
            ? null
            : new ProcessFeed(
                scheduler,
                MAP,
                Capture.of(Functions.of(initializer)),
                Options.NONE,
                new MapRun(false, new AllOutcomes(false), OptionalLong.empty(), null),
                false);
  }

  /** A worker has connected: it is ready, or made so. The scheduler's monitor is held. */
  void begin(Worker worker, Dispatch dispatch) {
    if (feed == null) {
      worker.ready = true;
    } else {
      dispatch.send(worker, feed.task(null));
      worker.parcels.remove(MAP);
      worker.send(new Frame.EndMap(MAP));
    }
  }

  boolean isOf(Task task) {
    return task.feed == feed;
  }

  /** A worker has run it. Called without the scheduler's monitor. */
  void answered(Worker worker, Task task, Frame.Result result) {
    Outcome<?> outcome = task.feed.read(task, worker, result);
    BrineException error = outcome == null ? null : outcome.error();
    if (error == null) {
      scheduler.initialized(worker);
    } else {
      failed(worker, error);
    }
  }

  /** It did not end well on a worker. Called without the scheduler's monitor. */
  void failed(Worker worker, BrineException error) {
    Throwable cause = error.getCause() == null ? error : error.getCause();
    scheduler.useless(worker, new BrineException("the pool's initializer failed: " + cause, error));
  }
}
