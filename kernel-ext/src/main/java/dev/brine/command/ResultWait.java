package dev.brine.command;

import dev.brine.error.BrineException;
import dev.brine.error.MapInterruptedException;
import dev.brine.pool.MapResult;
import dev.brine.pool.Progress;
import dev.brine.report.Display;
import dev.brine.report.ProgressBar;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A wait for a map, which the code that the session evaluates knows by its number. */
final class ResultWait implements AutoCloseable {
  /** So often it looks how far the map is. */
  private static final Duration PERIOD = Duration.ofMillis(100);

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Map<Long, ResultWait> OPEN = new ConcurrentHashMap<>();

  private final long number;
  private final MapResult<?> map;
  private final Display display;

  private ResultWait(MapResult<?> map, Display display) {
    this.number = NUMBERS.incrementAndGet();
    this.map = map;
    this.display = display;
  }

  /** Begins; the number is known until this is closed. */
  static ResultWait open(MapResult<?> map, Display display) {
    ResultWait pending = new ResultWait(map, display);
    OPEN.put(pending.number, pending);
    return pending;
  }

  /** The expression that waits. */
  String code() {
    return "new %s(%dL).value()".formatted(PendingResult.class.getName(), number);
  }

  /**
   * The wait of that number.
   *
   * @throws IllegalStateException if it is over
   */
  static ResultWait of(long number) {
    ResultWait wait = OPEN.get(number);
    if (wait == null) {
      throw new IllegalStateException("this wait is over");
    }
    return wait;
  }

  /**
   * Waits.
   *
   * @return the map's value
   * @throws BrineException if an item failed
   * @throws MapInterruptedException if the wait was interrupted; the map goes on
   */
  @Nullable Object await() {
    try {
      awaitEnd();
      if (map instanceof StartedLoop<?> loop) {
        loop.tell(display);
        return loop.value();
      }
      return map.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      display.err().println("the loop goes on; cancel() of its variable would end it");
      Progress progress = map.progress();
      throw new MapInterruptedException(progress.done(), progress.total().orElse(progress.added()));
    }
  }

  /** Whether it ended well or not is seen when its value is asked for. */
  private void awaitEnd() throws InterruptedException {
    Progress before = map.progress();
    try (ProgressBar bar =
        ProgressBar.start(display, ProgressBar.USUAL_DELAY, before.total(), before.elapsed())) {
      while (!map.isReady()) {
        try {
          Object unused = map.get(PERIOD);
        } catch (TimeoutException notYet) {
          bar.progress(map.progress());
        } catch (BrineException failure) {
          return;
        }
      }
    }
  }

  @Override
  public void close() {
    OPEN.remove(number);
  }
}
