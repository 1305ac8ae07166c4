package dev.brine.report;

import dev.brine.error.Internal;
import dev.brine.pickle.ByteSize;
import dev.brine.pool.PoolStatus;
import dev.brine.pool.PoolStatus.WorkerStatus;
import java.util.Locale;

/** How a pool is at one moment, for people. */
@Internal
public final class StatusReport {
  private StatusReport() {}

  /** The pool's workers as a table, below one line about the pool. */
  public static Content of(PoolStatus status) {
    String headline = headline(status);
    if (status.workers().isEmpty()) {
      return Content.of(headline).html("<p>" + Table.escape(headline) + "</p>");
    }
    Table table =
        new Table("worker", "pid", "state", "tasks", "busy", "cpu", "heap", "sent", "received");
    for (WorkerStatus each : status.workers()) {
      table.row(
          each.number(),
          each.pid(),
          each.state().name().toLowerCase(Locale.ROOT),
          each.tasks(),
          Amounts.time(each.busy()),
          Amounts.time(each.cpu()),
          heap(each),
          ByteSize.of(each.bytesSent()),
          ByteSize.of(each.bytesReceived()));
    }
    return Content.of(headline + "\n" + table.text().stripTrailing())
        .html("<p>" + Table.escape(headline) + "</p>" + table.html());
  }

  private static String headline(PoolStatus status) {
    if (status.closed()) {
      return "the pool is closed";
    }
    String starting = status.starting() == 0 ? "" : " (" + status.starting() + " starting)";
    return "%s%s, %s running, %s waiting, %s done%s"
        .formatted(
            Amounts.count(status.size(), "worker"),
            starting,
            Amounts.count(status.maps(), "map"),
            Amounts.count(status.waiting(), "task"),
            Amounts.count(status.tasks(), "task"),
            status.spare() ? "; one more worker stands by" : "");
  }

  private static String heap(WorkerStatus worker) {
    return worker.heapUsed().isEmpty() || worker.heapLimit().isEmpty()
        ? "?"
        : ByteSize.of(worker.heapUsed().getAsLong())
            + " of "
            + ByteSize.of(worker.heapLimit().getAsLong());
  }
}
