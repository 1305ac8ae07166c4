package dev.brine.spark.executor;

import dev.brine.error.Internal;
import java.io.Serializable;

/** What an executor tells the driver beside the results of its Spark tasks. */
@Internal
public sealed interface Told extends Serializable {
  /** Who tells it, by Spark's id. */
  String executor();

  /**
   * The first thing.
   *
   * @param pid its process
   * @param java the feature release of its JDK
   * @param version its JDK and Brine, for people
   */
  record Hello(String executor, long pid, int java, String version) implements Told {}

  /**
   * An item is about to run.
   *
   * @param task the Spark task's id
   * @param exact whether each item of this Spark task is told
   */
  record Begun(String executor, long task, long map, long index, boolean exact) implements Told {}

  /** Whole lines that tasks have printed. */
  record Printed(String executor, long map, boolean error, String text) implements Told {}

  /**
   * How it is.
   *
   * @param heapUsed in bytes, garbage included
   * @param heapLimit the most that the heap may grow to, in bytes
   * @param cpuNanos the processor time that it has used; negative where that is not known
   */
  record Vitals(String executor, long heapUsed, long heapLimit, long cpuNanos) implements Told {}
}
