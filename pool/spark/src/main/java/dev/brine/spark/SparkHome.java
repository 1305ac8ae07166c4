package dev.brine.spark;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import dev.brine.error.BrineException;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where Spark's jars are. The session never loads any but the one that knows which options Spark
 * needs on its command line.
 *
 * @param folder an installation, or what holds the jars; null where nobody has said
 * @param said who has said so
 */
record SparkHome(@Nullable Path folder, String said) {
  private static final String CORE = "spark-core_*.jar";
  private static final String LAUNCHER = "spark-launcher_*.jar";

  private static final String HOW =
      "; Spark is not part of Brine: set SPARK_HOME to an installation of the cluster's own version"
          + " (https://spark.apache.org/downloads.html), or name one, or a folder with its jars, by"
          + " SparkPool.builder(master).home(folder), -Dbrine.spark.home=FOLDER or"
          + " BRINE_SPARK_HOME";

  static SparkHome of(Path folder) {
    return new SparkHome(folder, "the builder");
  }

  static SparkHome configured() {
    String property = Strings.nullToEmpty(System.getProperty("brine.spark.home"));
    if (!property.isEmpty()) {
      return new SparkHome(Path.of(property), "brine.spark.home");
    }
    for (String name : List.of("BRINE_SPARK_HOME", "SPARK_HOME")) {
      String value = Strings.nullToEmpty(System.getenv(name));
      if (!value.isEmpty()) {
        return new SparkHome(Path.of(value), name);
      }
    }
    return new SparkHome(null, "");
  }

  /**
   * The folder that holds the jars.
   *
   * @throws BrineException if there is none
   */
  Path jars() {
    if (folder == null) {
      throw new BrineException("no Spark was found" + HOW);
    }
    for (Path each : List.of(folder.resolve("jars"), folder)) {
      if (!find(each, CORE).isEmpty()) {
        return each.toAbsolutePath();
      }
    }
    throw new BrineException(
        "there is no Spark in %s, which %s names: neither it nor its folder jars holds %s%s"
            .formatted(folder, said, CORE, HOW));
  }

  private static List<Path> find(Path directory, String pattern) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
        files.forEach(found::add);
      } catch (IOException notReadable) {
        // Then there is nothing in it for us.
      }
    }
    return found;
  }

  /** What the installation says of Spark's options, as Spark's own tools read it. */
  Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    String configured = Strings.nullToEmpty(System.getenv("SPARK_CONF_DIR"));
    Path directory =
        configured.isEmpty() && folder != null ? folder.resolve("conf") : Path.of(configured);
    Path file = directory.resolve("spark-defaults.conf");
    if (Files.isRegularFile(file)) {
      Properties properties = new Properties();
      try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(in);
      } catch (IOException e) {
        throw new BrineException("Spark's defaults cannot be read: " + e, e);
      }
      for (String key : properties.stringPropertyNames()) {
        if (key.startsWith("spark.")) {
          defaults.put(key, properties.getProperty(key).strip());
        }
      }
    }
    return defaults;
  }

  /**
   * What Spark needs on the command line of a JVM, as Spark itself tells it.
   *
   * @throws BrineException if it does not
   */
  List<String> moduleOptions() {
    List<Path> launcher = find(jars(), LAUNCHER);
    if (launcher.isEmpty()) {
      throw new BrineException("there is no " + LAUNCHER + " in " + jars() + HOW);
    }
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {launcher.get(0).toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Object options =
          loader
              .loadClass("org.apache.spark.launcher.JavaModuleOptions")
              .getMethod("defaultModuleOptions")
              .invoke(null);
      return Splitter.on(CharMatcher.whitespace())
          .omitEmptyStrings()
          .splitToList(String.valueOf(options));
    } catch (IOException | ReflectiveOperationException e) {
      Throwable why =
          e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
      throw new BrineException("this Spark does not tell which options it needs: " + why, e);
    }
  }
}
