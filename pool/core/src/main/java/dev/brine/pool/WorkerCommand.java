package dev.brine.pool;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import dev.brine.code.JdkInternals;
import dev.brine.worker.WorkerMain;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The command line of a worker's JVM. */
final class WorkerCommand {
  /** The options that all workers have, and on which their archive depends. */
  private static final ImmutableList<String> OPTIONS =
      ImmutableList.<String>builder()
          .add("-XX:+UseSerialGC", "-XX:-UsePerfData")
          .addAll(JdkInternals.openingOptions())
          .add("-Dkryo.unsafe=false", "-Dbrine.worker=true")
          .build();

  /** Options of the user's that change nothing of what an archive holds. */
  private static final Pattern HARMLESS =
      Pattern.compile("-D.*|-Xm[snx].*|-Xss.*|-Xlog:.*|-ea|-da");

  /** From 32 GiB on, a JVM lays out objects in another way. */
  private static final Pattern SMALL_HEAP = Pattern.compile("\\d+[kKmM]|[12]?\\d[gG]|\\d{1,10}");

  private WorkerCommand() {}

  /**
   * The process to start for worker number n of the pool whose private directory this is.
   *
   * @param more options before the user's
   */
  static ProcessBuilder of(PoolSettings settings, Path directory, int number, List<String> more) {
    return of(settings, directory, number, more, classPath());
  }

  /** As above, but it has no classes but Brine's. */
  static ProcessBuilder ofRehearsal(
      PoolSettings settings, Path directory, int number, List<String> more) {
    return of(
        settings,
        directory,
        number,
        more,
        String.join(File.pathSeparator, WorkerClassPath.ofBrine()));
  }

  private static ProcessBuilder of(
      PoolSettings settings, Path directory, int number, List<String> more, String classPath) {
    ImmutableList.Builder<String> command = ImmutableList.builder();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    if (settings.jvmArguments().stream().noneMatch(each -> each.startsWith("-Djdk.reflect."))) {
      command.addAll(JdkInternals.plainReflectionOptions());
    }
    command.addAll(more);
    command.add("-Xmx" + (settings.heap() == null ? shareOfMemory(settings) : settings.heap()));
    command.add("-XX:ActiveProcessorCount=" + shareOfProcessors(settings));
    command.add("-XX:ErrorFile=" + CacheDirectory.path().resolve("hs_err_pid%p.log"));
    command.addAll(settings.jvmArguments());
    command.add("-cp", classPath);
    command.add(WorkerMain.class.getName(), directory.toString(), Integer.toString(number));
    ProcessBuilder builder = new ProcessBuilder(command.build());
    Map<String, String> environment = builder.environment();
    // Options that are meant for the session's JVM would be printed by, and may break, a worker's.
    environment.remove("JAVA_TOOL_OPTIONS");
    environment.remove("JDK_JAVA_OPTIONS");
    environment.putAll(settings.environment());
    return builder;
  }

  /** Half of the memory, divided: the session, the system and other programs need some too. */
  private static String shareOfMemory(PoolSettings settings) {
    long memory =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 2 * Runtime.getRuntime().maxMemory();
    long mebibytes = memory / 2 / settings.workers() / (1024 * 1024);
    return Math.max(64, mebibytes) + "m";
  }

  private static int shareOfProcessors(PoolSettings settings) {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / settings.workers());
  }

  /** The archive that fits workers of such a pool; null where there can be none. */
  static @Nullable Archive archive(PoolSettings settings) {
    String heap = settings.heap() == null ? shareOfMemory(settings) : settings.heap();
    boolean fits =
        SMALL_HEAP.matcher(heap).matches()
            && settings.jvmArguments().stream().allMatch(each -> HARMLESS.matcher(each).matches())
            && !settings.environment().containsKey("JAVA_TOOL_OPTIONS")
            && !settings.environment().containsKey("JDK_JAVA_OPTIONS");
    if (!fits || PoolSettings.isArchiveOff()) {
      return null;
    }
    List<Path> jars = WorkerClassPath.ofBrine().stream().map(Path::of).toList();
    return Archive.of(CacheDirectory.path().resolve("archives"), OPTIONS, jars);
  }

  /** In JShell's remote JVM the class path of the process does not hold Brine. */
  private static String classPath() {
    Set<String> entries = new LinkedHashSet<>(WorkerClassPath.ofBrine());
    String own = Strings.nullToEmpty(System.getProperty("java.class.path"));
    for (String entry : Splitter.on(File.pathSeparatorChar).omitEmptyStrings().split(own)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
