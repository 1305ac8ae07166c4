package dev.brine.spark;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import dev.brine.error.BrineException;
import dev.brine.pool.WorkerClassPath;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What of the session's class path executors and the driver need. */
final class SessionFiles {
  private SessionFiles() {}

  /**
   * The jar with Brine in it, which goes to executors. It must be the one whose libraries have
   * names of their own, since Spark has another Kryo and another Guava.
   *
   * @throws BrineException if Brine's classes are in no such jar
   */
  static Path brine() {
    String configured = Strings.nullToEmpty(System.getProperty("brine.spark.jar"));
    Path jar = configured.isEmpty() ? WorkerClassPath.place(SparkPool.class) : Path.of(configured);
    if (!Files.isRegularFile(jar)) {
      throw new BrineException(
          ("executors need Brine in one jar, and here it is in %s; use brine.jar, or name it by"
                  + " -Dbrine.spark.jar=FILE")
              .formatted(jar));
    }
    return jar.toAbsolutePath();
  }

  /** What the session has on its class path beside Brine and Spark. */
  static List<String> others(Path sparkJars) {
    Set<String> own = WorkerClassPath.ofBrine();
    List<String> others = new ArrayList<>();
    String all = Strings.nullToEmpty(System.getProperty("java.class.path"));
    for (String entry : Splitter.on(File.pathSeparatorChar).omitEmptyStrings().split(all)) {
      Path path = Path.of(entry).toAbsolutePath();
      boolean ofSpark =
          path.getFileName() != null && Files.exists(sparkJars.resolve(path.getFileName()));
      if (!own.contains(path.toString()) && !ofSpark && Files.exists(path)) {
        others.add(path.toString());
      }
    }
    return others;
  }
}
