package dev.brine.command;

import com.google.common.io.MoreFiles;
import dev.brine.Brine;
import dev.brine.pool.WorkerClassPath;
import dev.brine.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What maps need is initialized by a thread that is not the user's. In JShell a stop is thrown into
 * whatever the user's thread does, and a class that was just being initialized would be of no use
 * any more.
 */
final class ReadyClasses {
  /** Where the classes are that the user's thread comes by on its way through a map. */
  private static final List<String> PACKAGES =
      List.of("code", "error", "payload", "pickle", "pool", "task", "wire");

  private static final Thread INITIALIZING = new Thread(ReadyClasses::initialize, "brine-classes");

  static {
    INITIALIZING.setDaemon(true);
    INITIALIZING.start();
  }

  private ReadyClasses() {}

  /** Begins, if that was not done before. Does not wait. */
  static void begin() {
    // To be initialized is all that this class needs.
  }

  /**
   * Waits until all are ready.
   *
   * @throws InterruptedException if the caller is interrupted; the classes get ready all the same
   */
  static void await() throws InterruptedException {
    INITIALIZING.join();
  }

  private static void initialize() {
    try {
      // Written and read as a map's items are, so libraries are ready then, too. Not by a map,
      // which
      // would be the session's last one.
      List<Integer> unused = Brine.copy(List.of(1));
      names().forEach(ReadyClasses::initialize);
    } catch (IOException | RuntimeException | LinkageError unknown) {
      // Then they are initialized where they are needed.
    }
  }

  private static void initialize(String name) {
    try {
      Class<?> unused = Class.forName(name, true, ReadyClasses.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError notHere) {
      // It is of a part that this session has no use for.
    }
  }

  /**
   * The classes, each before those within it: the other way round, this thread and the user's could
   * wait for one another, each in the middle of a class that the other one needs.
   */
  static List<String> names() throws IOException {
    Path place = WorkerClassPath.place(WorkerMain.class);
    if (Files.isDirectory(place)) {
      return names(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return names(jar.getPath("/"));
    }
  }

  private static List<String> names(Path root) throws IOException {
    List<String> names = new ArrayList<>(List.of("dev.brine.Brine"));
    for (String each : PACKAGES) {
      Path folder = root.resolve("dev/brine/" + each);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.class")) {
        for (Path file : files) {
          String name = MoreFiles.getNameWithoutExtension(file);
          if (!name.equals("package-info")) {
            names.add("dev.brine." + each + "." + name);
          }
        }
      }
    }
    Collections.sort(names);
    return names;
  }
}
