package dev.brine.spark;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import dev.brine.spark.driver.DriverMain;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line of the driver's process. There is nothing secret on it. */
final class DriverCommand {
  private DriverCommand() {}

  static ProcessBuilder of(SparkSettings settings, Path brine, Path directory) {
    Path jars = settings.home().jars();
    ImmutableList.Builder<String> command = ImmutableList.builder();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx" + settings.driverMemory());
    command.addAll(settings.home().moduleOptions());
    command.add("-Djava.io.tmpdir=" + directory, "-Dspark.local.dir=" + directory);
    command.add("-Dlog4j2.configurationFile=classpath:dev/brine/spark/driver-log4j2.properties");
    command.add("-cp", classPath(settings, brine, jars));
    command.add(DriverMain.class.getName(), directory.toString());
    ProcessBuilder builder = new ProcessBuilder(command.build());
    Map<String, String> environment = builder.environment();
    environment.remove("JAVA_TOOL_OPTIONS");
    environment.remove("JDK_JAVA_OPTIONS");
    environment.remove("BRINE_SPARK_SECRET");
    return builder;
  }

  private static String classPath(SparkSettings settings, Path brine, Path jars) {
    List<String> entries = new ArrayList<>();
    entries.add(brine.toString());
    for (String name : List.of("HADOOP_CONF_DIR", "YARN_CONF_DIR")) {
      String folder = Strings.nullToEmpty(System.getenv(name));
      if (!folder.isEmpty()) {
        entries.add(folder);
      }
    }
    entries.add(jars + File.separator + "*");
    if (settings.isLocal()) {
      // Tasks run in this very process, and see what it sees.
      entries.addAll(SessionFiles.others(jars));
    }
    return String.join(File.pathSeparator, entries);
  }
}
