package dev.brine.pool;

import dev.brine.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Calls back what is in flight of a map that is over. Guarded by the scheduler's monitor. */
final class Recall {
  /** A cancelled task that ignores its interrupt has this long, in milliseconds. */
  private static final long PATIENCE_MILLIS = 1000;

  private final Fleet fleet;
  private final Watches watches;
  private final Clock clock;
  private final Consumer<ProcessFeed> later;

  /**
   * @param later is called some time after the end of a map that workers have not let go of yet
   */
  Recall(Fleet fleet, Watches watches, Clock clock, Consumer<ProcessFeed> later) {
    this.fleet = fleet;
    this.watches = watches;
    this.clock = clock;
    this.later = later;
  }

  /** The map is over: its tasks are cancelled, and workers forget it. */
  void begin(ProcessFeed feed) {
    List<Worker> team = new ArrayList<>();
    for (Worker worker : fleet.live()) {
      if (worker.parcels.remove(feed.map) != null) {
        team.add(worker);
      }
    }
    if (feed.options.watch() != null) {
      watches.ask(feed.map, feed.options.watch(), team);
    }
    boolean busy = false;
    for (Worker worker : team) {
      if (worker.inFlight.tasks().stream().anyMatch(task -> task.feed == feed)) {
        worker.send(new Frame.Cancel(feed.map));
        busy = true;
      }
      worker.send(new Frame.EndMap(feed.map));
      busy |= worker.decoding.interrupt(feed);
    }
    if (busy) {
      Clock.Ticket unused = clock.after(PATIENCE_MILLIS, () -> later.accept(feed));
    }
  }

  /**
   * Kills the workers that still run the map's tasks.
   *
   * @return those whose reading thread still decodes one of its results, so that it will not tell
   *     of their end
   */
  List<Worker> endStubborn(ProcessFeed feed) {
    List<Worker> lost = new ArrayList<>();
    boolean waits = false;
    for (Worker worker : fleet.live()) {
      Task head = worker.inFlight.head();
      boolean decodes = worker.decoding.isOf(feed);
      if (decodes || (head != null && head.feed == feed)) {
        worker.link.kill();
      } else {
        waits |= worker.inFlight.tasks().stream().anyMatch(task -> task.feed == feed);
      }
      if (decodes) {
        lost.add(worker);
      }
    }
    if (waits) {
      // Behind another map's task; it may begin before the worker has read that it is cancelled.
      Clock.Ticket unused = clock.after(PATIENCE_MILLIS, () -> later.accept(feed));
    }
    return lost;
  }

  /** Waits for the end of a killed worker: what it begins until then has begun. */
  static void awaitEnd(Worker worker) {
    try {
      worker.link.awaitEnd(TimeUnit.MILLISECONDS.toNanos(Fleet.END_MILLIS));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }
}
