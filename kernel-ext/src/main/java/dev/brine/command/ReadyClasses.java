package dev.brine.command;

import dev.brine.pool.SerialPool;
import dev.brine.pool.WorkerClassPath;
import dev.brine.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
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
      // Copies what it is given as a pool of processes does, so libraries are ready then, too.
      List<Integer> unused = SerialPool.isolated().map(x -> x, List.of(1));
      Path place = WorkerClassPath.place(WorkerMain.class);
      if (Files.isDirectory(place)) {
        initializeAll(place);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
          initializeAll(jar.getPath("/"));
        }
      }
    } catch (IOException | RuntimeException | LinkageError unknown) {
      // Then they are initialized where they are needed.
    }
  }

  /**
   * @param root holds the classes by their names
   */
  private static void initializeAll(Path root) throws IOException {
    initialize("dev/brine/Brine.class");
    for (String each : PACKAGES) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(root.resolve("dev/brine/" + each), "*.class")) {
        for (Path file : files) {
          initialize(root.relativize(file).toString());
        }
      }
    }
  }

  private static void initialize(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      Class<?> unused = Class.forName(name, true, ReadyClasses.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError notHere) {
      // It is of a part that this session has no use for.
    }
  }
}
