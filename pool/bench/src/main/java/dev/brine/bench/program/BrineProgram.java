package dev.brine.bench.program;

import dev.brine.bench.TypedSession;
import dev.brine.pickle.Capture;
import dev.brine.pool.PoolStatus;
import dev.brine.pool.ProcessPool;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Brine's part: functions are typed into a session and captured, as a user's are. */
final class BrineProgram {
  /** After 2 seconds much is still interpreted, or compiled by the quick compiler only. */
  private static final double WARM_SECONDS = 8;

  private final TypedSession session = new TypedSession();
  private final Fn<Object, Object> same = typed("x -> x");
  private final Fn<Object, Object> length = typed("x -> ((byte[]) x).length");
  private final Fn<Object, Object> primes =
      typed("x -> dev.brine.bench.program.Work.primes((Integer) x)");
  private final Fn<Object, Object> spin =
      typed("x -> dev.brine.bench.program.Work.spin((Integer) x)");

  private BrineProgram() {}

  /**
   * Measures.
   *
   * @param arguments {@code cold}, {@code warm}, {@code large} or {@code series}
   */
  public static void main(String[] arguments) throws Exception {
    BrineProgram program = new BrineProgram();
    switch (arguments[0]) {
      case "cold" -> program.cold();
      case "warm" -> program.warm();
      case "large" -> program.large();
      case "series" -> program.series();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.exit(0);
  }

  @SuppressWarnings("unchecked")
  private Fn<Object, Object> typed(String lambda) {
    return (Fn<Object, Object>)
        session.value("(dev.brine.task.Fn<Object, Object>) (" + lambda + ")");
  }

  private void cold() throws Exception {
    Timing.tell("first_in_session_s", coldOnce());
    awaitArchive();
    double[] times = new double[5];
    for (int i = 0; i < times.length; i++) {
      times[i] = coldOnce();
    }
    Timing.tell("cold_first_result_s", Timing.median(times));
    try (ProcessPool pool = ProcessPool.of(Work.WORKERS)) {
      List<Object> unused = pool.map(same, Work.numbers(4));
      Thread.sleep(1000);
      long pid = pool.status().workers().get(0).pid();
      Timing.tell("worker_rss_mib", Jvm.residentMebibytes(pid));
      Timing.tell("bare_rss_mib", bareMebibytes(Jvm.commandOf(pid)));
    }
  }

  /** The first pool of a session has the archive made that is missing, while others start. */
  private void awaitArchive() throws Exception {
    for (int i = 0; i < 60; i++) {
      try (ProcessPool pool = ProcessPool.of(1)) {
        List<Object> unused = pool.map(same, Work.numbers(1));
        long pid = pool.status().workers().get(0).pid();
        if (Jvm.commandOf(pid).stream().anyMatch(BrineProgram::namesArchive)) {
          return;
        }
      }
      Thread.sleep(500);
    }
    throw new IllegalStateException("there is no archive after half a minute");
  }

  private static boolean namesArchive(String option) {
    return option.startsWith("-XX:SharedArchiveFile=") || option.startsWith("-XX:AOTCache=");
  }

  private double coldOnce() throws Exception {
    List<Integer> items = Work.numbers(4);
    long start = System.nanoTime();
    ProcessPool pool = ProcessPool.of(Work.WORKERS);
    List<Object> unused = pool.batch(1).map(same, items);
    double time = (System.nanoTime() - start) / 1e9;
    pool.close();
    // Beginning while the workers before are still on their way out is another matter.
    Thread.sleep(100);
    return time;
  }

  /** What a JVM with a worker's flags takes that only says hello. */
  private static double bareMebibytes(List<String> worker) throws Exception {
    List<String> command =
        new ArrayList<>(worker.subList(0, worker.indexOf("dev.brine.worker.WorkerMain")));
    command.add(Hello.class.getName());
    Process bare = Jvm.start(command);
    try {
      String unused = Jvm.output(bare).readLine();
      Thread.sleep(1000);
      return Jvm.residentMebibytes(bare.pid());
    } finally {
      bare.destroy();
      int unused = bare.waitFor();
    }
  }

  private void warm() throws Exception {
    List<Integer> many = Work.numbers(100_000);
    List<Integer> few = Work.numbers(2000);
    try (ProcessPool pool = ProcessPool.of(Work.WORKERS)) {
      Timing.warm(WARM_SECONDS, () -> pool.map(same, many));
      Timing.tell("map_100k_default_s", Timing.median(9, () -> pool.map(same, many)));
      Timing.warm(WARM_SECONDS / 2, () -> pool.batch(1).map(same, few));
      Timing.tell("map_2000_chunk1_s", Timing.median(9, () -> pool.batch(1).map(same, few)));
      Timing.warm(WARM_SECONDS, () -> pool.pipe(same, 1));
      Timing.tell("apply_latency_us", 1e6 * Timing.median(3000, () -> pool.pipe(same, 1)));
      capture();
      bulk(pool);
      cpu(pool);
      skew(pool);
    }
  }

  private void capture() throws Exception {
    session.type("class Step { int by(int x) { return x + 1; } }");
    session.type("int base = 40;");
    Fn<Object, Object> reaching = typed("x -> new Step().by((Integer) x) + base");
    Timing.warm(WARM_SECONDS / 2, () -> Capture.of(reaching));
    Timing.tell("capture_us", 1e6 * Timing.median(1000, () -> Capture.of(reaching)));
  }

  private void bulk(ProcessPool pool) throws Exception {
    List<byte[]> arrays = Work.arrays();
    Timing.warm(WARM_SECONDS, () -> pool.batch(1).map(same, arrays));
    Timing.tell("echo_128MiB_s", Timing.median(5, () -> pool.batch(1).map(same, arrays)));
    Timing.tell("len_128MiB_s", Timing.median(5, () -> pool.batch(1).map(length, arrays)));
    session.type("byte[] large = new byte[100_000_000];");
    Fn<Object, Object> reaching = typed("x -> large.length");
    List<Integer> each = Work.numbers(Work.WORKERS);
    Timing.tell("broadcast_100MB_s", Timing.median(3, () -> pool.batch(1).map(reaching, each)));
  }

  private void cpu(ProcessPool pool) throws Exception {
    List<Integer> loads = Work.loads();
    Timing.warm(WARM_SECONDS, () -> pool.map(primes, loads));
    double onPool = Timing.median(5, () -> pool.map(primes, loads));
    double serial = Timing.median(3, () -> loads.stream().map(Work::primes).toList());
    Timing.tell("cpu_serial_s", serial);
    Timing.tell("cpu_pool_s", onPool);
    Timing.tell("cpu_speedup", serial / onPool);
  }

  /** Against a schedule of the same tasks, one by one, whose dispatch costs nothing. */
  private void skew(ProcessPool pool) throws Exception {
    List<Integer> items = Work.skewed();
    double[] ratios = new double[3];
    for (int i = 0; i < ratios.length; i++) {
      long start = System.nanoTime();
      List<Outcome<Object>> outcomes = pool.outcomes(spin, items);
      double makespan = System.nanoTime() - start;
      long[] busy = new long[Work.WORKERS];
      for (Outcome<Object> each : outcomes) {
        busy[busy[0] <= busy[1] ? 0 : 1] += each.time().toNanos();
      }
      ratios[i] = makespan / Math.max(busy[0], busy[1]);
    }
    Timing.tell("skewed_to_greedy", Timing.median(ratios));
  }

  private void large() throws Exception {
    try (ProcessPool pool = ProcessPool.of(Work.WORKERS)) {
      List<Integer> million = Work.numbers(1_000_000);
      Timing.tell("map_1M_s", Timing.median(3, () -> pool.map(same, million)));
      Timing.tell("parent_rss_mib", Jvm.residentMebibytes(ProcessHandle.current().pid()));
      double workers = 0;
      for (PoolStatus.WorkerStatus each : pool.status().workers()) {
        workers = Math.max(workers, Jvm.residentMebibytes(each.pid()));
      }
      Timing.tell("busy_worker_rss_mib", workers);
    }
    many();
  }

  private void many() throws Exception {
    List<Integer> numbers = Work.numbers(10_000);
    long start = System.nanoTime();
    try (ProcessPool pool = ProcessPool.builder().workers(64).heap("64m").build()) {
      List<Long> unused = pool.everywhere(() -> ProcessHandle.current().pid());
      Timing.tell("start_64_s", (System.nanoTime() - start) / 1e9);
      Timing.tell("map_10k_on_64_s", Timing.median(3, () -> pool.map(same, numbers)));
    }
  }

  private void series() throws Exception {
    try (ProcessPool pool = ProcessPool.of(Work.WORKERS)) {
      List<Integer> items = Work.numbers(20_000);
      Timing.warm(WARM_SECONDS, () -> pool.map(same, items));
      for (int size : Series.BATCHES) {
        double time = Timing.median(5, () -> pool.batch(size).map(same, items));
        Timing.tell(Series.BATCH + size, 1e6 * time / items.size());
      }
      for (int count : Series.COUNTS) {
        List<Integer> some = Work.numbers(count);
        Timing.tell(Series.COUNT + count, Timing.median(5, () -> pool.map(same, some)));
      }
    }
  }
}
