package dev.brine.report;

import com.google.common.base.Ticker;
import com.google.common.util.concurrent.Uninterruptibles;
import dev.brine.error.Internal;
import dev.brine.pool.Progress;
import dev.brine.pool.ProgressListener;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a map is, in place, once it has taken a while; nothing of it stays. Thread-safe.
 */
@Internal
public final class ProgressBar implements ProgressListener, AutoCloseable {
  /** How long a map runs before its progress is of interest. */
  public static final Duration USUAL_DELAY = Duration.ofSeconds(2);

  /** A bar whose items take long still shows the time, so often. */
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(250);

  private final Display.Area area;
  private final Duration delay;
  private final Ticker ticker;
  private final long begun;
  private Progress latest;
  private Duration lastDone = Duration.ZERO;
  private @Nullable String shown;
  private @Nullable Thread thread;
  private boolean closed;

  /**
   * One that stands still unless somebody calls {@link #tick}.
   *
   * @param total how many items there will be, where that is known
   * @param elapsed how long ago the map began
   */
  ProgressBar(
      Display.Area area, Duration delay, OptionalLong total, Duration elapsed, Ticker ticker) {
    this.area = area;
    this.delay = delay;
    this.ticker = ticker;
    this.begun = ticker.read() - elapsed.toNanos();
    this.latest = new Progress(0, 0, 0, total, Duration.ZERO);
  }

  /**
   * One for a map whose owner waits elsewhere: a thread keeps it current until it is closed.
   *
   * @param display where to show it
   * @param delay how long the map runs before it is shown
   * @param total how many items there will be, where that is known
   * @param elapsed how long ago the map began
   */
  public static ProgressBar start(
      Display display, Duration delay, OptionalLong total, Duration elapsed) {
    ProgressBar bar = new ProgressBar(display.area(), delay, total, elapsed, Ticker.systemTicker());
    bar.thread = new Thread(bar::keepCurrent, "brine-progress");
    bar.thread.setDaemon(true);
    bar.thread.start();
    return bar;
  }

  private synchronized void keepCurrent() {
    try {
      while (!closed) {
        TimeUnit.NANOSECONDS.timedWait(this, PERIOD);
        tick();
      }
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void progress(Progress progress) {
    if (progress.done() > latest.done()) {
      lastDone = elapsed();
    }
    latest = progress;
    tick();
  }

  /** Time has passed. */
  synchronized void tick() {
    Duration elapsed = elapsed();
    boolean over = latest.total().orElse(-1) == latest.done();
    if (closed || over || elapsed.compareTo(delay) < 0) {
      return;
    }
    Content content = ProgressText.of(latest, elapsed, lastDone);
    if (!content.text().equals(shown)) {
      shown = content.text();
      area.set(content);
    }
  }

  /** How far the map was when it was last heard of. */
  public synchronized Progress latest() {
    return latest;
  }

  private Duration elapsed() {
    return Duration.ofNanos(ticker.read() - begun);
  }

  /** Takes it away; when this returns, nothing shows anything any more. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
      if (shown != null) {
        shown = null;
        area.clear();
      }
    }
    if (thread != null) {
      Uninterruptibles.joinUninterruptibly(thread);
    }
  }
}
