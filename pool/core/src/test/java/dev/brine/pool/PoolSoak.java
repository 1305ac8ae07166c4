package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * One pool, used by several threads for long while its workers are killed, end themselves, hang,
 * are restarted and change in number, and callers are interrupted: every item is accounted for, no
 * map hangs, and the session does not grow. By its name it is no part of the build:
 *
 * <pre>mvn -pl pool/core -Dtest=PoolSoak -Dbrine.soak.minutes=15 test</pre>
 */
class PoolSoak {
  private static final Duration TIME =
      Duration.ofSeconds(
          (long) (60 * Double.parseDouble(System.getProperty("brine.soak.minutes", "15"))));

  private static final long SEED = Long.getLong("brine.soak.seed", 20_261_125);
  private static final int USERS = 3;
  private static final int SAMPLES = 30;

  /** A map that takes longer hangs, in seconds. */
  private static final long HANGS = 120;

  private static final double GROWTH = 1.1;

  private final SoakFigures figures = new SoakFigures();
  private final Random random = new Random(SEED);

  /** How much memory the session has at one moment, in bytes. */
  private record Sample(long heap, long resident) {}

  @Test
  void pool_longTrouble_losesNothingAndDoesNotGrow() throws Exception {
    List<SoakUser> users = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    try (ProcessPool pool = ProcessPool.builder().workers(2).heap("64m").build()) {
      for (int i = 0; i < USERS; i++) {
        SoakUser user = new SoakUser(pool, SEED + i, figures);
        users.add(user);
        threads.add(new Thread(user, "soak-" + i));
      }
      threads.forEach(Thread::start);
      long begin = System.nanoTime();
      for (int i = 1; i <= SAMPLES; i++) {
        trouble(pool, users, threads, begin + TIME.toNanos() * i / SAMPLES);
        samples.add(sample());
      }
      users.forEach(SoakUser::end);
      for (Thread thread : threads) {
        thread.join(Duration.ofSeconds(HANGS).toMillis());
        assertThat(thread.isAlive()).as(thread + " hangs").isFalse();
      }
    }
    check(users);
    System.out.println(figures + table(samples));
    assertThat(figures.isAccountedFor()).isTrue();
    assertThat(growth(samples, true)).as("growth of the heap").isLessThan(GROWTH);
    assertThat(growth(samples, false)).as("growth of the process").isLessThan(GROWTH);
  }

  /** Does what can happen to a pool, until this moment. */
  private void trouble(ProcessPool pool, List<SoakUser> users, List<Thread> threads, long until)
      throws InterruptedException {
    while (System.nanoTime() < until) {
      Thread.sleep(200);
      check(users);
      int which = random.nextInt(60);
      if (which < 5) {
        kill(pool);
      } else if (which < 7) {
        figures.count("resized");
        pool.resize(2 + random.nextInt(2));
      } else if (which == 7) {
        figures.count("restarted");
        pool.restart();
      } else if (which < 12) {
        threads.get(random.nextInt(threads.size())).interrupt();
      }
    }
  }

  private void kill(ProcessPool pool) {
    List<PoolStatus.WorkerStatus> useful =
        pool.status().workers().stream().filter(worker -> worker.tasks() > 0).toList();
    if (!useful.isEmpty()) {
      figures.count("workers killed");
      long pid = useful.get(random.nextInt(useful.size())).pid();
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static void check(List<SoakUser> users) {
    for (SoakUser user : users) {
      assertThat(user.failure()).isNull();
      assertThat(user.seconds()).as("seconds that a map takes").isLessThan(HANGS);
    }
  }

  private static Sample sample() throws IOException {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long kilobytes =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    return new Sample(runtime.totalMemory() - runtime.freeMemory(), kilobytes << 10);
  }

  /** The last third beside the middle third. */
  private static double growth(List<Sample> samples, boolean heap) {
    int third = samples.size() / 3;
    return mean(samples.subList(2 * third, samples.size()), heap)
        / mean(samples.subList(third, 2 * third), heap);
  }

  private static double mean(List<Sample> samples, boolean heap) {
    return samples.stream()
        .mapToLong(sample -> heap ? sample.heap : sample.resident)
        .average()
        .orElseThrow();
  }

  private static String table(List<Sample> samples) {
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      long second = TIME.toSeconds() * (i + 1) / samples.size();
      table.append(
          String.format(
              Locale.ROOT,
              "after %5d s: heap %6.1f MiB, resident %6.1f MiB%n",
              second,
              sample.heap / 1048576.0,
              sample.resident / 1048576.0));
    }
    return table
        .append(
            String.format(
                Locale.ROOT,
                "growth: heap %.3f, resident %.3f%n",
                growth(samples, true),
                growth(samples, false)))
        .toString();
  }
}
