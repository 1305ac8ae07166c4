package dev.brine.pool;

import dev.brine.wire.Frame;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks workers how they are. Thread-safe; several may ask at once. */
final class Survey {
  /** Who has not answered after so long, in nanoseconds, is left out. */
  private static final long LIMIT = TimeUnit.MILLISECONDS.toNanos(500);

  private final Clock clock;
  private final Map<Worker, Frame.Vitals> answers = new HashMap<>();
  private final Set<Worker> missing = new HashSet<>();

  Survey(Clock clock) {
    this.clock = clock;
  }

  /** What they answer in time; an interrupt ends the wait and stays set. */
  synchronized Map<Worker, Frame.Vitals> ask(List<Worker> workers) {
    workers.forEach(answers::remove);
    missing.addAll(workers);
    workers.forEach(worker -> worker.send(new Frame.Ask()));
    long end = clock.nanoTime() + LIMIT;
    try {
      for (long rest = LIMIT;
          rest > 0 && workers.stream().anyMatch(missing::contains);
          rest = end - clock.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, rest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Map<Worker, Frame.Vitals> known = new HashMap<>(answers);
    workers.forEach(missing::remove);
    workers.forEach(answers::remove);
    return known;
  }

  synchronized void answered(Worker worker, Frame.Vitals vitals) {
    if (missing.remove(worker)) {
      answers.put(worker, vitals);
      notifyAll();
    }
  }

  /** The worker has ended. */
  synchronized void lost(Worker worker) {
    if (missing.remove(worker)) {
      notifyAll();
    }
  }

  /** How a pool is, with what its workers said; the scheduler's monitor is held. */
  static PoolStatus status(
      Fleet fleet,
      Collection<ProcessFeed> feeds,
      List<Worker> asked,
      Map<Worker, Frame.Vitals> vitals,
      boolean closed) {
    return new PoolStatus(
        fleet.wanted(),
        fleet.starting(),
        feeds.size(),
        feeds.stream().mapToLong(feed -> feed.pending.size()).sum(),
        asked.stream().map(worker -> status(worker, vitals.get(worker))).toList(),
        fleet.hasSpare(),
        closed);
  }

  private static PoolStatus.WorkerStatus status(Worker worker, Frame.@Nullable Vitals vitals) {
    long pid = worker.link.pid();
    Duration cpu =
        ProcessHandle.of(pid)
            .flatMap(handle -> handle.info().totalCpuDuration())
            .orElse(Duration.ZERO);
    PoolStatus.State state =
        worker.closing
            ? PoolStatus.State.CLOSING
            : worker.inFlight.isEmpty() ? PoolStatus.State.IDLE : PoolStatus.State.BUSY;
    return new PoolStatus.WorkerStatus(
        worker.number,
        pid,
        state,
        worker.answered,
        Duration.ofNanos(worker.busyNanos),
        cpu,
        vitals == null ? OptionalLong.empty() : OptionalLong.of(vitals.heapUsed()),
        vitals == null ? OptionalLong.empty() : OptionalLong.of(vitals.heapLimit()),
        worker.link.sentBytes(),
        worker.link.receivedBytes());
  }
}
