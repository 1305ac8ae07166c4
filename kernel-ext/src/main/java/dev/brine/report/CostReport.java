package dev.brine.report;

import dev.brine.error.Internal;
import dev.brine.pickle.ByteSize;
import dev.brine.pool.MapRecord;
import dev.brine.pool.MapRecord.Share;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What maps cost, for people. */
@Internal
public final class CostReport {
  private CostReport() {}

  /** A table with a row for each map, the last one at its end, and what each worker did of that. */
  public static Content of(List<MapRecord> maps) {
    if (maps.isEmpty()) {
      return Content.of("there was no map yet");
    }
    Table table =
        new Table(
            "items",
            "failed",
            "wall",
            "serial",
            "speed-up",
            "sent",
            "received",
            "tasks of workers");
    for (MapRecord each : maps) {
      table.row(
          each.progress().done(),
          each.progress().failed(),
          Amounts.time(each.progress().elapsed()),
          Amounts.time(each.serialTime()),
          speedUp(each),
          ByteSize.of(each.traffic().sent()),
          ByteSize.of(each.traffic().received()),
          each.shares().stream()
              .map(share -> String.valueOf(share.tasks()))
              .collect(Collectors.joining(" + ")));
    }
    MapRecord last = maps.get(maps.size() - 1);
    Table workers = new Table("pid", "tasks", "work", "reading and writing");
    for (Share each : last.shares()) {
      workers.row(
          each.pid(), each.tasks(), Amounts.time(each.time()), Amounts.time(each.overhead()));
    }
    String head = "the last map's workers:";
    return Content.of(table.text() + head + "\n" + workers.text().stripTrailing())
        .html(table.html() + "<p>" + head + "</p>" + workers.html());
  }

  private static String speedUp(MapRecord map) {
    double wall = Math.max(1, map.progress().elapsed().toNanos());
    return String.format(Locale.ROOT, "%.1f", map.serialTime().toNanos() / wall);
  }
}
