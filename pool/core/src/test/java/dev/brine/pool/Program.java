package dev.brine.pool;

import dev.brine.Brine;
import java.util.List;

/** A program of its own that uses a pool, as its argument says. */
public final class Program {
  private Program() {}

  /** Prints one line and ends in its own way. */
  public static void main(String[] arguments) throws Exception {
    Pool pool = ProcessPool.builder().build();
    switch (arguments[0]) {
      case "leave" -> System.out.println(pool.map(x -> x + 1, Brine.range(0, 4)));
      case "exit" -> exitWhileATaskRuns(pool);
      default -> {
        System.out.println(pool.everywhere(Program::limits));
        pool.close();
      }
    }
  }

  private static void exitWhileATaskRuns(Pool pool) {
    pool.asExecutorService().shutdown();
    TaskResult<Integer> unused =
        pool.submit(
            () -> {
              Thread.sleep(600_000);
              return 1;
            });
    System.out.println(pool.map(x -> x + 1, List.of(1)));
    System.exit(0);
  }

  /** In processors and mebibytes. */
  private static List<Long> limits() {
    Runtime runtime = Runtime.getRuntime();
    return List.of((long) runtime.availableProcessors(), runtime.maxMemory() >> 20);
  }
}
