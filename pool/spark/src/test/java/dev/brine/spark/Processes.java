package dev.brine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Finds and watches the processes that a pool has. */
final class Processes {
  private Processes() {}

  /** The drivers among the children of a process. */
  static List<ProcessHandle> drivers(ProcessHandle parent) {
    return parent
        .children()
        .filter(each -> each.info().commandLine().orElse("").contains("DriverMain"))
        .toList();
  }

  static List<ProcessHandle> drivers() {
    return drivers(ProcessHandle.current());
  }

  static ProcessHandle of(long pid) {
    return ProcessHandle.of(pid).orElseThrow();
  }

  /** Ends one at once, and waits until it is gone. */
  static void kill(ProcessHandle process) {
    process.destroyForcibly();
    await("the end of " + process.pid(), () -> !process.isAlive());
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for " + what).isLessThan(end);
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
