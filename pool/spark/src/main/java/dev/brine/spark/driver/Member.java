package dev.brine.spark.driver;

import dev.brine.spark.executor.Told;
import dev.brine.spark.protocol.Message;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One executor as the driver knows it. Guarded by the fleet's monitor. */
final class Member {
  private static final int UNKNOWN = -1;

  final String id;
  int cores = 1;
  String host = "";
  Told.@Nullable Hello hello;
  Told.@Nullable Vitals vitals;
  int running;
  long tasks;
  long busyNanos;
  long sent;
  long received;

  /** What each of its Spark tasks has begun last. */
  final Map<Long, Told.Begun> begun = new HashMap<>();

  Member(String id) {
    this.id = id;
  }

  boolean isReady() {
    return hello != null;
  }

  long pid() {
    return hello == null ? UNKNOWN : hello.pid();
  }

  Message.Executor told(int number) {
    return new Message.Executor(
        number,
        host,
        pid(),
        cores,
        running,
        tasks,
        busyNanos,
        vitals == null ? UNKNOWN : vitals.cpuNanos(),
        vitals == null ? UNKNOWN : vitals.heapUsed(),
        vitals == null ? UNKNOWN : vitals.heapLimit(),
        sent,
        received);
  }
}
