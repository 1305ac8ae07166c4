package dev.brine.pool;

import dev.brine.pickle.Capture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The watches of maps that are over, until all workers have answered or ended. Thread-safe. */
final class Watches {
  private final Map<Long, Watch> open = new HashMap<>();

  /** The map is over; these workers are asked. */
  synchronized void ask(long map, Watch watch, List<Worker> workers) {
    watch.ask(workers);
    if (!watch.isAnswered()) {
      open.put(map, watch);
    }
  }

  synchronized void answered(long map, Worker worker, List<String> names) {
    Watch watch = open.get(map);
    if (watch != null) {
      watch.answer(worker, names.stream().map(Capture::nameOf).toList());
      close();
    }
  }

  /** A worker has ended: nobody knows any more what was changed there. */
  synchronized void lost(Worker worker) {
    for (Watch watch : new ArrayList<>(open.values())) {
      watch.answer(worker, List.of());
    }
    close();
  }

  private void close() {
    open.values().removeIf(Watch::isAnswered);
  }
}
