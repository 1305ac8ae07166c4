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
 * @param watch is told what the tasks of a map change in their copies; null if nobody asks
 */
record Options(int limit, int batch, @Nullable Duration timeout, @Nullable Watch watch) {
  static final Options NONE = new Options(0, 0, null, null);

  Options withLimit(int workers) {
    Preconditions.checkArgument(workers >= 1, "a map needs at least 1 worker, not %s", workers);
    return new Options(workers, batch, timeout, watch);
  }

  Options withBatch(int size) {
    Preconditions.checkArgument(size >= 1, "a batch holds at least 1 task, not %s", size);
    return new Options(limit, size, timeout, watch);
  }

  Options withTimeout(Duration time) {
    Preconditions.checkArgument(
        !time.isNegative() && !time.isZero(), "a timeout is more than zero, not %s", time);
    return new Options(limit, batch, time, watch);
  }

  Options withWatch(Watch newWatch) {
    return new Options(limit, batch, timeout, newWatch);
  }
}
