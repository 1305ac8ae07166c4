package dev.brine.cli;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import dev.brine.jupyter.KernelSpec;
import dev.brine.pool.CacheDirectory;
import dev.brine.pool.ProcessPool;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The checks of {@code doctor}, each of one thing that Brine needs. */
final class Checks {
  private static final int OLDEST = 17;
  private static final long MEGABYTE = 1L << 20;

  /** A socket's path has room for 108 bytes, of which Brine's own names take some forty. */
  private static final int LONGEST_DIRECTORY = 64;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Checks() {}

  static Finding jdk() {
    String text = "Java " + Runtime.version() + " in " + System.getProperty("java.home");
    if (Runtime.version().feature() < OLDEST) {
      return Finding.wrong("JDK", text + "; Brine needs " + OLDEST + " or newer");
    }
    boolean whole =
        ModuleLayer.boot().findModule("jdk.jshell").isPresent()
            && ModuleLayer.boot().findModule("jdk.compiler").isPresent();
    return whole
        ? Finding.ok("JDK", text)
        : Finding.wrong("JDK", text + " has no jdk.jshell; use a whole JDK");
  }

  static Finding memory() {
    if (!(ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean bean)) {
      return Finding.note("memory", "unknown");
    }
    long total = bean.getTotalMemorySize() / MEGABYTE;
    int processors = Runtime.getRuntime().availableProcessors();
    String text = total + " MB, " + processors + " processors";
    return total / processors < 256
        ? Finding.note("memory", text + "; give workers less by BRINE_WORKERS or BRINE_HEAP")
        : Finding.ok("memory", text);
  }

  static Finding temporaryDirectory() {
    Path directory = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    if (directory.toString().length() > LONGEST_DIRECTORY) {
      return Finding.wrong(
          "temporary",
          directory + " has too long a name for sockets; start with -Djava.io.tmpdir=/tmp");
    }
    return writable("temporary", directory, "start with -Djava.io.tmpdir=DIR");
  }

  static Finding cacheDirectory() {
    return writable("cache", CacheDirectory.path(), "name another by BRINE_CACHE");
  }

  private static Finding writable(String subject, Path directory, String remedy) {
    try {
      Files.delete(Files.createTempFile(directory, "brine-doctor", ""));
      FileStore store = Files.getFileStore(directory);
      return Finding.ok(subject, directory + ", " + store.getUsableSpace() / MEGABYTE + " MB free");
    } catch (IOException e) {
      return Finding.wrong(subject, directory + " cannot be written (" + e + "); " + remedy);
    }
  }

  static Finding jupyter() {
    boolean found =
        Splitter.on(File.pathSeparatorChar)
            .omitEmptyStrings()
            .splitToStream(Strings.nullToEmpty(System.getenv("PATH")))
            .anyMatch(
                each ->
                    Files.exists(Path.of(each, "jupyter"))
                        || Files.exists(Path.of(each, "jupyter-notebook"))
                        || Files.exists(Path.of(each, "jupyter-lab"))
                        || Files.exists(Path.of(each, "jupyter.exe")));
    Path kernel = KernelSpec.find(null, KernelSpec.NAME);
    String installed =
        kernel == null ? "Brine's kernel is not installed (install-kernel)" : "kernel in " + kernel;
    return found && kernel != null
        ? Finding.ok("Jupyter", installed)
        : Finding.note("Jupyter", found ? installed : "is not on the PATH; " + installed);
  }

  static Finding workers() {
    long start = System.nanoTime();
    try (ProcessPool pool = ProcessPool.builder().workers(2).startTimeout(PATIENCE).build()) {
      List<Long> pids = pool.everywhere(() -> ProcessHandle.current().pid());
      double seconds = (System.nanoTime() - start) / 1e9;
      return Finding.ok(
          "workers", "%d started and answered in %.1f s".formatted(pids.size(), seconds));
    } catch (RuntimeException e) {
      return Finding.wrong("workers", "do not start: " + e.getMessage());
    }
  }
}
