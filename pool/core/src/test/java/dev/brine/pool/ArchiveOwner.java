package dev.brine.pool;

import com.google.common.base.Preconditions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session whose Brine is a jar, as a user's is; it prints a line for each thing that it tries.
 */
public final class ArchiveOwner {
  private ArchiveOwner() {}

  /** Tries all of it, in the cache directory that was configured. */
  public static void main(String[] arguments) throws Exception {
    PoolSettings settings = PoolSettings.configured().withWorkers(1).withHeap("64m");
    Archive archive = Preconditions.checkNotNull(WorkerCommand.archive(settings));
    Path classes = Path.of(arguments[0]);
    // What is made here is made by this thread, not in the background of a pool.
    ArchiveMaking.BEGUN.set(true);
    tell("missing", usesArchive(), null);
    tell("making", ArchiveMaking.make(archive, settings), null);
    tell("making again", ArchiveMaking.make(archive, settings), null);
    tell("made", usesArchive(), null);
    tell("files", only(archive), null);
    tell("shared classes", sharesClasses(classes), null);
    tell(
        "other options",
        Preconditions.checkNotNull(
                WorkerCommand.archive(settings.withJvmArguments(List.of("-Xlog:disable"))))
            .find(),
        archive.find());
    tell(
        "options that matter",
        WorkerCommand.archive(settings.withJvmArguments(List.of("-XX:+UseG1GC"))),
        null);
    tell("large heap", WorkerCommand.archive(settings.withHeap("40g")), null);

    Path file = Preconditions.checkNotNull(archive.find());
    byte[] bytes = Files.readAllBytes(file);
    Path damaged = archive.directory().resolve("damaged");
    Files.delete(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    tell("damaged", usesArchive(), null);
    Files.delete(file);

    // The name is right, and the bytes are as they were written; no JVM knows what they are.
    Files.write(damaged, new byte[] {1, 2, 3});
    archive.adopt(damaged);
    tell("nonsense", usesArchive(), null);
    archive.distrust();
    tell("distrusted", archive.find(), null);
  }

  private static void tell(String what, @Nullable Object is, @Nullable Object same) {
    System.out.println(what + ": " + (same == null ? is : same.equals(is)));
  }

  /** Whether a worker is given an archive; that it runs tasks is taken for granted. */
  private static boolean usesArchive() {
    return usesArchive("-Dnothing");
  }

  private static boolean usesArchive(String option) {
    try (ProcessPool pool = ProcessPool.builder().workers(1).heap("64m").jvmArgs(option).build()) {
      return pool.pipe(
          x ->
              ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                  .anyMatch(each -> each.matches("-XX:(SharedArchiveFile|AOTCache)=.*")),
          0);
    }
  }

  /** Whether a worker's own class comes from the archive. */
  private static boolean sharesClasses(Path log) throws IOException {
    boolean unused = usesArchive("-Xlog:class+load:file=" + log);
    try (Stream<String> lines = Files.lines(log)) {
      return lines.anyMatch(
          line -> line.contains("dev.brine.worker.TaskThread ") && line.contains("shared objects"));
    }
  }

  /** The files in the archive's directory but for the lock. */
  private static long only(Archive archive) throws IOException {
    try (Stream<Path> files = Files.list(archive.directory())) {
      return files.filter(file -> !file.endsWith("lock")).count();
    }
  }
}
