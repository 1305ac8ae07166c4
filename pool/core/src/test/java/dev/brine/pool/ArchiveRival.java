package dev.brine.pool;

import com.google.common.base.Preconditions;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A session whose Brine is a jar, as a user's is, and that is not alone or has a strange JDK. */
public final class ArchiveRival {
  private ArchiveRival() {}

  /** Makes the archive, or lives with a JVM that does not start with one. */
  public static void main(String[] arguments) throws Exception {
    PoolSettings settings = PoolSettings.configured().withWorkers(1).withHeap("64m");
    ArchiveMaking.BEGUN.set(true);
    switch (arguments[0]) {
      case "make" -> {
        Archive archive = Preconditions.checkNotNull(WorkerCommand.archive(settings));
        // Whoever started all of them says when.
        int unused = System.in.read();
        System.out.println("made: " + ArchiveMaking.make(archive, settings));
      }
      case "use" -> System.out.println("used: " + usesArchive());
      case "refused" -> refused(settings, Path.of(arguments[1]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void refused(PoolSettings settings, Path home) throws Exception {
    Path java = home.resolve("bin").resolve("java");
    Files.createDirectories(java.getParent());
    String script =
        """
        #!/bin/sh
        for each in "$@"; do
          case "$each" in -XX:SharedArchiveFile=*|-XX:AOTCache=*) echo refused >> %s; exit 1;; esac
        done
        exec %s "$@"
        """
            .formatted(
                home.resolve("refused"), Path.of(System.getProperty("java.home"), "bin", "java"));
    Files.writeString(java, script);
    Path unused = Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    System.setProperty("java.home", home.toString());
    Archive archive = Preconditions.checkNotNull(WorkerCommand.archive(settings));
    Path made = Files.createDirectories(archive.directory()).resolve("made");
    Files.writeString(made, "an archive");
    archive.adopt(made);
    System.out.println("there: " + (archive.find() != null));
    System.out.println("used: " + usesArchive());
    System.out.println("refused: " + Files.readAllLines(home.resolve("refused")).size());
    System.out.println("there: " + (archive.find() != null));
    System.out.println("used: " + usesArchive());
    System.out.println("refused: " + Files.readAllLines(home.resolve("refused")).size());
  }

  private static boolean usesArchive() {
    try (ProcessPool pool = ProcessPool.builder().workers(1).heap("64m").build()) {
      return pool.pipe(
          x ->
              ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                  .anyMatch(each -> each.matches("-XX:(SharedArchiveFile|AOTCache)=.*")),
          0);
    }
  }
}
