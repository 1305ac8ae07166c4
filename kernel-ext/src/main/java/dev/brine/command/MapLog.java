package dev.brine.command;

import dev.brine.error.Internal;
import dev.brine.error.MapInterruptedException;
import dev.brine.pool.MapObserver;
import dev.brine.pool.MapRecord;
import dev.brine.pool.Progress;
import dev.brine.report.ProgressBar;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The latest maps of this process. Thread-safe. */
@Internal
public final class MapLog implements MapObserver {
  private static final MapLog THE_ONE = new MapLog();

  /** Older ones are forgotten. */
  private static final int MOST = 20;

  /** An interruption that is older than this has nothing to do with a stop of now. */
  private static final long RECENT = Duration.ofSeconds(5).toNanos();

  private final Deque<MapRecord> records = new ArrayDeque<>();
  private @Nullable Supplier<ProgressBar> bars;
  private @Nullable ProgressBar shown;
  private @Nullable MapRecord watched;
  private @Nullable MapRecord stopped;
  private long stoppedAt;

  private MapLog() {}

  /** Begins to keep maps, if it was not done before. */
  public static void install() {
    MapObserver.install(THE_ONE);
  }

  static MapLog get() {
    return THE_ONE;
  }

  @Override
  public Observed begin(boolean awaited) {
    ProgressBar bar = awaited ? showBar() : null;
    KeptMap kept = awaited ? KeptMap.ofThread() : null;
    return new Observed() {
      @Override
      public void progress(Progress progress) {
        if (bar != null) {
          bar.progress(progress);
        }
      }

      @Override
      public void end(MapRecord map) {
        if (bar != null) {
          bar.close();
        }
        if (kept != null) {
          kept.keep(map);
        }
        add(map, awaited);
      }
    };
  }

  /** One map shows its progress at a time: the latest. */
  private synchronized @Nullable ProgressBar showBar() {
    hideBar();
    shown = bars == null ? null : bars.get();
    return shown;
  }

  /** Also that of a map that never came to run. */
  private void hideBar() {
    if (shown != null) {
      shown.close();
      shown = null;
    }
  }

  /**
   * A map is about to be begun that is of interest.
   *
   * @param newBars makes what shows the progress of maps that are awaited; null for nothing
   */
  synchronized void watch(@Nullable Supplier<ProgressBar> newBars) {
    hideBar();
    bars = newBars;
    watched = null;
  }

  /** The last map that was awaited since {@link #watch}, once; null if there is none. */
  synchronized @Nullable MapRecord takeWatched() {
    MapRecord taken = watched;
    watch(null);
    return taken;
  }

  private synchronized void add(MapRecord map, boolean awaited) {
    if (!records.isEmpty()) {
      // Only of the last one is more told than a line.
      records.addLast(records.removeLast().withoutTasks());
    }
    records.addLast(map);
    if (records.size() > MOST) {
      records.removeFirst();
    }
    boolean wasStopped =
        map.failure() == null ? !map.complete() : map.failure() instanceof MapInterruptedException;
    watched = awaited ? map : watched;
    stopped = awaited && wasStopped ? map : null;
    stoppedAt = System.nanoTime();
  }

  /** The latest maps, the last one at the end. */
  synchronized List<MapRecord> records() {
    return new ArrayList<>(records);
  }

  /** The last map, or null if there was none. */
  synchronized @Nullable MapRecord last() {
    return records.peekLast();
  }

  /** The map that a stop has just ended, once; null if there is none. */
  synchronized @Nullable MapRecord takeStopped() {
    hideBar();
    MapRecord taken = System.nanoTime() - stoppedAt < RECENT ? stopped : null;
    stopped = null;
    return taken;
  }
}
