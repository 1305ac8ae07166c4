package dev.brine.command;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import dev.brine.pool.CacheDirectory;
import dev.brine.pool.ProcessPool;
import dev.brine.report.Content;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Checks what workers need of this machine and this JVM. */
@Internal
public final class Doctor {
  /** The oldest JDK that works. */
  private static final int OLDEST = 17;

  /** Less is too little for a worker and its class-data archive, in bytes. */
  private static final long LITTLE_SPACE = 200L * 1000 * 1000;

  /** Less physical memory for each processor makes small workers, in bytes. */
  private static final long LITTLE_MEMORY = 512L * 1000 * 1000;

  /** A worker that has not answered by then will not be waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Doctor() {}

  /**
   * What was found about one thing.
   *
   * @param what the thing
   * @param good whether it is as it should be
   * @param text what it is, and what to do where it is not good
   */
  public record Finding(String what, boolean good, String text) {
    @Override
    public String toString() {
      return "%-5s %-11s %s".formatted(good ? "ok" : "WRONG", what, text);
    }
  }

  /**
   * Checks everything; a worker is started and ended, which takes a second or more.
   *
   * @throws BrineException if the thread is interrupted meanwhile
   */
  public static List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(jdk());
    findings.add(memory());
    findings.add(
        directory(
            "temporary",
            Path.of(System.getProperty("java.io.tmpdir")),
            "name another with -Djava.io.tmpdir"));
    findings.add(cache());
    findings.add(classPath());
    findings.add(worker());
    return findings;
  }

  /**
   * The same in lines, and one at the end that tells whether all is well.
   *
   * @throws BrineException if the thread is interrupted meanwhile
   */
  public static Content examine() {
    List<Finding> findings = findings();
    long wrong = findings.stream().filter(each -> !each.good()).count();
    StringBuilder text = new StringBuilder();
    findings.forEach(each -> text.append(each).append('\n'));
    text.append(wrong == 0 ? "all is well" : wrong + " wrong");
    return Content.of(text.toString());
  }

  private static Finding jdk() {
    String text = Runtime.version() + " in " + System.getProperty("java.home");
    List<String> missing =
        Stream.of("jdk.compiler", "jdk.jshell", "jdk.jfr")
            .filter(module -> ModuleLayer.boot().findModule(module).isEmpty())
            .toList();
    if (Runtime.version().feature() < OLDEST) {
      return new Finding("JDK", false, text + "; it must be 17 or newer");
    }
    return missing.isEmpty()
        ? new Finding("JDK", true, text)
        : new Finding(
            "JDK", false, text + " has no " + String.join(", ", missing) + "; install a full JDK");
  }

  private static Finding memory() {
    long most = Runtime.getRuntime().maxMemory();
    long physical =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : Long.MAX_VALUE;
    int processors = Runtime.getRuntime().availableProcessors();
    boolean good = physical / processors >= LITTLE_MEMORY;
    return new Finding(
        "memory",
        good,
        "%s for %d processors, %s of it for this JVM%s"
            .formatted(
                size(physical),
                processors,
                size(most),
                good ? "" : "; use fewer workers: BRINE_WORKERS"));
  }

  private static Finding cache() {
    try {
      return directory("cache", CacheDirectory.path(), "name another with BRINE_CACHE");
    } catch (UncheckedIOException e) {
      return new Finding("cache", false, String.valueOf(e.getMessage()));
    }
  }

  private static Finding directory(String what, Path path, String advice) {
    try {
      Files.delete(Files.createTempFile(path, "brine-doctor", null));
      long free = Files.getFileStore(path).getUsableSpace();
      return free < LITTLE_SPACE
          ? new Finding(what, false, "%s has only %s left; %s".formatted(path, size(free), advice))
          : new Finding(what, true, "%s, %s free".formatted(path, size(free)));
    } catch (IOException e) {
      return new Finding(
          what, false, "%s cannot be written to (%s); %s".formatted(path, e, advice));
    }
  }

  private static Finding classPath() {
    String path = Strings.nullToEmpty(System.getProperty("java.class.path"));
    List<String> missing =
        Splitter.on(File.pathSeparatorChar)
            .omitEmptyStrings()
            .splitToStream(path)
            .filter(entry -> !entry.endsWith("*") && !Files.exists(Path.of(entry)))
            .toList();
    return missing.isEmpty()
        ? new Finding("class path", true, path)
        : new Finding("class path", false, "these are not there: " + String.join(", ", missing));
  }

  private static Finding worker() {
    long start = System.nanoTime();
    ProcessPool pool = ProcessPool.builder().workers(1).startTimeout(PATIENCE).build();
    try {
      long pid = pool.submit(() -> ProcessHandle.current().pid()).get(PATIENCE);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Finding(
          "worker",
          true,
          String.format(Locale.ROOT, "process %d answered after %.1f s", pid, seconds));
    } catch (BrineException | ExecutionException | TimeoutException e) {
      return new Finding("worker", false, "none answers: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrineException("interrupted while a worker started", e);
    } finally {
      // A stop must not wait for a worker that does not start.
      pool.terminate();
    }
  }

  private static String size(long bytes) {
    return bytes < 1_000_000_000
        ? bytes / 1_000_000 + " MB"
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
