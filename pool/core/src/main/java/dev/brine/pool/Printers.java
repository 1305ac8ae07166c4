package dev.brine.pool;

import dev.brine.task.TaskOutput;
import dev.brine.wire.Frame;
import org.jspecify.annotations.Nullable;

/** Finds whose output it is that a worker brings. Guarded by the scheduler's monitor. */
final class Printers {
  private final Dispatch dispatch;
  private final Printer strays =
      new Printer(() -> System.out, () -> System.err, TaskOutput.Sink::current);
  private boolean ended;

  Printers(Dispatch dispatch) {
    this.dispatch = dispatch;
  }

  /** Where what a task printed goes: if its map is over, where the worker's latest one prints. */
  MapOutput of(Worker worker, Frame.Print print) {
    ProcessFeed feed = feed(print.map());
    return feed == null ? latest(worker) : feed.output;
  }

  /** Who printed that: the task that is answered next, since a worker speaks in order. */
  static MapOutput.Source source(Worker worker, long map) {
    Task running = worker.inFlight.head();
    return source(worker, running != null && running.feed.map == map ? running : null);
  }

  /** Who prints what the worker's process prints now. */
  static MapOutput.Source source(Worker worker) {
    return source(worker, worker.running());
  }

  private static MapOutput.Source source(Worker worker, @Nullable Task running) {
    long index = running == null ? -1 : running.index;
    return new MapOutput.Source(worker.number, worker.link.pid(), index);
  }

  /** The map of that number, if it is not over. */
  @Nullable ProcessFeed feed(long map) {
    return dispatch.feeds().stream().filter(each -> each.map == map).findFirst().orElse(null);
  }

  /** Where what a worker's process prints goes: to the map whose task runs, else to the latest. */
  MapOutput of(Worker worker) {
    Task running = worker.running();
    return running == null ? latest(worker) : running.feed.output;
  }

  /** The maps are over: from now on the output is that of the pool's end. */
  void end() {
    ended = true;
  }

  /** Where what belongs to no map goes: the session's streams of then. */
  Printer strays() {
    return strays;
  }

  private MapOutput latest(Worker worker) {
    return ended || worker.output == null ? strays : worker.output;
  }
}
