package dev.brine.pool;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import dev.brine.worker.WorkerMain;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command line of a worker's JVM. */
final class WorkerCommand {
  /** The packages that rebuilding lambdas and values needs, in the module java.base. */
  private static final List<String> OPENED =
      List.of("java.lang", "java.lang.invoke", "java.lang.reflect", "java.util");

  private WorkerCommand() {}

  /** The process to start for worker number n of the pool whose private directory this is. */
  static ProcessBuilder of(PoolSettings settings, Path directory, int number) {
    ImmutableList.Builder<String> command = ImmutableList.builder();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC", "-XX:-UsePerfData");
    command.add("-Xmx" + (settings.heap() == null ? shareOfMemory(settings) : settings.heap()));
    command.add("-XX:ActiveProcessorCount=" + shareOfProcessors(settings));
    command.add("-XX:ErrorFile=" + CacheDirectory.path().resolve("hs_err_pid%p.log"));
    for (String each : OPENED) {
      command.add("--add-opens=java.base/" + each + "=ALL-UNNAMED");
    }
    command.add("-Dkryo.unsafe=false", "-Dbrine.worker=true");
    command.addAll(settings.jvmArguments());
    command.add("-cp", classPath());
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
