package dev.brine.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** A time that only a simulation moves on, by jumps, as a machine does that was held up. */
final class SimulatedClock implements Clock {
  private static final long LOOK = Duration.ofMillis(5).toNanos();

  private final PriorityQueue<Entry> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Entry entry) -> entry.due)
              .thenComparingLong(entry -> entry.number));
  private long now = 1;
  private long entries;
  private boolean closed;

  /** What is done at some time, and again after each period where that is not 0. */
  private final class Entry implements Ticket {
    private final long number = ++entries;
    private final long period;
    private final Runnable action;
    private long due;
    private boolean cancelled;

    Entry(long due, long period, Runnable action) {
      this.due = due;
      this.period = period;
      this.action = action;
    }

    @Override
    public void cancel() {
      cancelled = true;
      waiting.remove(this);
    }
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public Ticket after(long millis, Runnable action) {
    return add(new Entry(now + Duration.ofMillis(millis).toNanos(), 0, action));
  }

  @Override
  public Ticket watch(@Nullable Duration limit, Runnable look) {
    return limit == null ? () -> {} : add(new Entry(now + LOOK, LOOK, look));
  }

  private Ticket add(Entry entry) {
    if (!closed) {
      waiting.add(entry);
    }
    return entry;
  }

  @Override
  public void close() {
    closed = true;
    waiting.clear();
  }

  boolean isClosed() {
    return closed;
  }

  /** Moves on; all that was due meanwhile is done once. */
  void jump(long millis) {
    now += Duration.ofMillis(millis).toNanos();
    List<Entry> due = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.element().due <= now) {
      due.add(waiting.remove());
    }
    for (Entry entry : due) {
      if (!entry.cancelled && !closed) {
        entry.action.run();
        if (entry.period > 0 && !entry.cancelled) {
          entry.due = now + entry.period;
          Ticket unused = add(entry);
        }
      }
    }
  }
}
