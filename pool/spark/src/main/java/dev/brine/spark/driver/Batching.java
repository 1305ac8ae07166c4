package dev.brine.spark.driver;

import com.google.common.math.LongMath;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes batches of a map's items. A Spark task costs some milliseconds, so one that is worth it
 * takes a tenth of a second and more; but a second is enough, since results come only at its end.
 */
final class Batching {
  /** So many batches for each task that can run at a time, so that the last end together. */
  static final int PER_SLOT = 3;

  /**
   * More would fill the driver with waiting tasks, where batches are of a size that was asked for,
   * or are full of bytes.
   */
  private static final int MOST_PER_SLOT = 16;

  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

  /** A batch holds no more bytes of items than this, or one item. */
  private static final long LARGEST = 4L << 20;

  /** Items of so many bytes are moved more than computed: few of them fill a batch. */
  private static final int BULKY = 256 << 10;

  private Batching() {}

  /** After so long a batch gives back what it has not begun, in nanoseconds; 0 for never. */
  static long budget(MapWork work) {
    return work.batch() > 0 ? 0 : LONGEST;
  }

  /** Takes items from those that wait, as many as there is room for. */
  static List<List<Item>> next(MapWork work, int slots) {
    int width = work.limit() > 0 ? Math.min(work.limit(), slots) : slots;
    boolean fixed = work.batch() > 0;
    boolean small = fixed || work.pending.getFirst().bytes().length >= BULKY;
    int most = work.limit() > 0 ? width : width * (small ? MOST_PER_SLOT : PER_SLOT);
    // A job costs more than a task, so one is not made for every batch that has ended.
    if (work.batches > (work.limit() > 0 ? width - 1 : most / 3)) {
      return List.of();
    }
    int room = most - work.batches;
    long size = fixed ? work.batch() : size(work, width);
    List<List<Item>> batches = new ArrayList<>();
    while (batches.size() < room && !work.pending.isEmpty()) {
      batches.add(batch(work, size));
    }
    return List.copyOf(batches);
  }

  private static long size(MapWork work, int width) {
    long pending = work.pending.size();
    long share = LongMath.divide(pending, (long) PER_SLOT * width, RoundingMode.CEILING);
    long estimate = work.estimate();
    if (estimate == 0) {
      return share;
    }
    long least = Math.max(1, SHORTEST / estimate);
    long most = Math.max(1, LONGEST / estimate);
    return Math.min(Math.max(share, least), most);
  }

  private static List<Item> batch(MapWork work, long size) {
    List<Item> batch = new ArrayList<>();
    long bytes = 0;
    while (batch.size() < size && !work.pending.isEmpty()) {
      Item next = work.pending.getFirst();
      bytes += next.bytes().length;
      // Whoever may have ended an executor runs alone, so that nobody else suffers.
      boolean alone = next.suspect && next.deaths > 0;
      if (!batch.isEmpty() && (bytes > LARGEST || alone)) {
        break;
      }
      batch.add(work.pending.removeFirst());
      if (alone) {
        break;
      }
    }
    return batch;
  }
}
