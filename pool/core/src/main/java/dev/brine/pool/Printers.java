package dev.brine.pool;

import dev.brine.wire.Frame;

/** Finds whose output it is that a worker brings. Guarded by the scheduler's monitor. */
final class Printers {
  private final Dispatch dispatch;
  private final Printer strays = new Printer(() -> System.out, () -> System.err);
  private boolean ended;

  Printers(Dispatch dispatch) {
    this.dispatch = dispatch;
  }

  /** Where what a task printed goes: if its map is over, where the worker's latest one prints. */
  Printer of(Worker worker, Frame.Print print) {
    for (ProcessFeed feed : dispatch.feeds()) {
      if (feed.map == print.map()) {
        return feed.printer;
      }
    }
    return latest(worker);
  }

  /** Where what a worker's process prints goes: to the map whose task runs, else to the latest. */
  Printer of(Worker worker) {
    Task running = worker.running();
    return running == null ? latest(worker) : running.feed.printer;
  }

  /** The maps are over: from now on the output is that of the pool's end. */
  void end() {
    ended = true;
  }

  /** Where what belongs to no map goes: the session's streams of then. */
  Printer strays() {
    return strays;
  }

  private Printer latest(Worker worker) {
    return ended || worker.printer == null ? strays : worker.printer;
  }
}
