package dev.brine.spark.protocol;

import dev.brine.error.Internal;
import java.util.List;
import java.util.Map;

/**
 * What the session and the driver's process say to each other, beside frames that workers know too:
 * a map's beginning, its classes, parcels and tasks, its end; and shared values.
 */
@Internal
@SuppressWarnings("ArrayRecordComponent") // never compared
public sealed interface Message {
  /**
   * The session's first message.
   *
   * @param conf Spark's configuration
   * @param classPath what executors need beside Spark: jar files, and folders of classes
   * @param java the feature release of the session's JDK
   * @param version its JDK and Brine, for people
   * @param startMillis after so long without an executor there will be none
   */
  record Configure(
      Map<String, String> conf, List<String> classPath, int java, String version, long startMillis)
      implements Message {}

  /**
   * How a map is to be run; follows its beginning.
   *
   * @param limit the most tasks that may run at a time; 0 for no limit
   * @param batch how many tasks go together; 0 for as many as the measured time suggests
   * @param timeoutNanos how long a task may run; 0 for ever
   * @param retries how often a task is tried again that ran too long
   * @param everywhere whether each item goes to an executor of its own
   */
  record Terms(long map, int limit, int batch, long timeoutNanos, int retries, boolean everywhere)
      implements Message {}

  /** The map's next parcel needs these shared values. */
  record Needs(long map, List<String> shared) implements Message {}

  /** No more items of this map will come. */
  record AllSent(long map) implements Message {}

  /** The driver has a cluster. */
  record Up(String application, String spark) implements Message {}

  /**
   * There is no cluster, or there is none any more; the last message.
   *
   * @param worker the version of workers that do not fit the session; empty if it is not that
   */
  record Down(String why, String worker) implements Message {}

  /** The executors that are there now. */
  record Fleet(List<Executor> executors) implements Message {}

  /**
   * One executor.
   *
   * @param number as tasks see it
   * @param pid its process, on its host
   * @param cores how many tasks it runs at a time
   * @param running how many tasks of Spark's it runs now
   * @param tasks how many items it has answered
   * @param busyNanos how long these took
   * @param cpuNanos the processor time that its process has used; negative if not known
   * @param heapUsed in bytes; negative if not known
   * @param heapLimit in bytes; negative if not known
   * @param received how many bytes of results came from it
   * @param sent how many bytes of items went to it
   */
  record Executor(
      int number,
      String host,
      long pid,
      int cores,
      int running,
      long tasks,
      long busyNanos,
      long cpuNanos,
      long heapUsed,
      long heapLimit,
      long sent,
      long received) {}

  /**
   * Tasks have ended.
   *
   * @param pid the executor's process
   * @param packed as {@link dev.brine.spark.executor.Answers} reads it
   */
  record Answers(long map, long pid, byte[] packed) implements Message {}

  /** An item ran too long, for the last time. */
  record Overdue(long map, long index, int attempt, long pid) implements Message {}

  /**
   * The executor that ran an item has ended, for the last time.
   *
   * @param ended how many did so
   * @param why as Spark tells it
   */
  record Lost(long map, long index, int attempt, long pid, int exitCode, int ended, String why)
      implements Message {}

  /** A whole map has failed. */
  record Failed(long map, String why) implements Message {}
}
