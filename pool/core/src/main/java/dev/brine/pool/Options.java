package dev.brine.pool;

import com.google.common.base.Preconditions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a view of a pool asks for.
 *
 * @param limit the most workers that one map may use; 0 for all
 * @param batch how many tasks go together; 0 for as many as the measured time suggests
 * @param timeout how long a task may run; null for ever
 * @param retries how often a task is tried again whose worker ended
 * @param seed of the tasks' random numbers; null for another one each time
 * @param unordered whether results come as they are finished
 * @param listener is told of progress; null if nobody asks
 * @param watch is told what the tasks of a map change in their copies; null if nobody asks
 * @param output takes what the tasks print; null for the streams of the place that began the map
 */
record Options(
    int limit,
    int batch,
    @Nullable Duration timeout,
    int retries,
    @Nullable Long seed,
    boolean unordered,
    @Nullable ProgressListener listener,
    @Nullable Watch watch,
    @Nullable MapOutput output) {
  static final Options NONE = new Options(0, 0, null, 0, null, false, null, null, null);

  Options withLimit(int workers) {
    Preconditions.checkArgument(workers >= 1, "a map needs at least 1 worker, not %s", workers);
    return new Options(workers, batch, timeout, retries, seed, unordered, listener, watch, output);
  }

  Options withBatch(int size) {
    Preconditions.checkArgument(size >= 1, "a batch holds at least 1 task, not %s", size);
    return new Options(limit, size, timeout, retries, seed, unordered, listener, watch, output);
  }

  Options withTimeout(Duration time) {
    Preconditions.checkArgument(
        !time.isNegative() && !time.isZero(), "a timeout is more than zero, not %s", time);
    return new Options(limit, batch, time, retries, seed, unordered, listener, watch, output);
  }

  Options withRetries(int count) {
    Preconditions.checkArgument(count >= 0, "a task is tried again 0 times or more, not %s", count);
    return new Options(limit, batch, timeout, count, seed, unordered, listener, watch, output);
  }

  Options withSeed(long newSeed) {
    return new Options(limit, batch, timeout, retries, newSeed, unordered, listener, watch, output);
  }

  Options withoutOrder() {
    return new Options(limit, batch, timeout, retries, seed, true, listener, watch, output);
  }

  Options withListener(ProgressListener newListener) {
    return new Options(limit, batch, timeout, retries, seed, unordered, newListener, watch, output);
  }

  Options withWatch(Watch newWatch) {
    return new Options(limit, batch, timeout, retries, seed, unordered, listener, newWatch, output);
  }

  Options withOutput(MapOutput newOutput) {
    return new Options(limit, batch, timeout, retries, seed, unordered, listener, watch, newOutput);
  }
}
