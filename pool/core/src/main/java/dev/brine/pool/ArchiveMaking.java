package dev.brine.pool;

import com.google.common.base.Splitter;
import com.google.common.primitives.Longs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Makes the archive that is missing, once in a session and in the background: a worker rehearses at
 * the least priority, and its JVM writes down at its end what it has loaded. Whatever goes wrong,
 * there is no archive, and workers start without.
 */
final class ArchiveMaking {
  private static final System.Logger LOGGER = System.getLogger("dev.brine");

  /** The session's first tasks have the machine for themselves for so long, in milliseconds. */
  private static final long DELAY = 1000;

  /** Of each kind of JVM and each version of Brine there is one; more are forgotten. */
  private static final int ROOM = 8;

  private static final String UNFINISHED = "unfinished-";

  static final AtomicBoolean BEGUN = new AtomicBoolean();

  private ArchiveMaking() {}

  /** Begins, if nothing was begun in this session. */
  static void begin(Archive archive, PoolSettings settings) {
    if (BEGUN.compareAndSet(false, true)) {
      Thread thread = new Thread(() -> makeLater(archive, settings), "brine-archive");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void makeLater(Archive archive, PoolSettings settings) {
    try {
      Thread.sleep(DELAY);
      boolean unused = make(archive, settings);
    } catch (IOException | RuntimeException | Error e) {
      LOGGER.log(System.Logger.Level.DEBUG, "there is no archive for workers", e);
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Makes the archive, unless it is there or another process makes one.
   *
   * @return whether it was made
   * @throws IOException if it cannot be
   */
  static boolean make(Archive archive, PoolSettings settings)
      throws IOException, InterruptedException {
    Path directory = Files.createDirectories(archive.directory());
    try (FileChannel channel =
            FileChannel.open(
                directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      if (lock == null || archive.find() != null) {
        return false;
      }
      sweep(directory);
      Path made = directory.resolve(UNFINISHED + ProcessHandle.current().pid() + "-archive");
      try {
        Rehearsal.run(settings, archive.making(made));
        archive.adopt(made);
      } finally {
        delete(made);
        // What a JVM writes on its way to an ahead-of-time cache.
        delete(directory.resolve(made.getFileName() + ".config"));
      }
      return true;
    }
  }

  /** Null if this or another process holds it. */
  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /** Removes what was left unfinished, and what is oldest if there is too much. */
  private static void sweep(Path directory) throws IOException {
    List<Path> archives = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.startsWith(UNFINISHED)) {
          Long pid = Longs.tryParse(Splitter.on('-').splitToList(name).get(1));
          if (pid == null || ProcessHandle.of(pid).isEmpty()) {
            delete(file);
          }
        } else if (name.endsWith(".jsa") || name.endsWith(".aot")) {
          archives.add(file);
        }
      }
    }
    archives.sort(Comparator.comparing(ArchiveMaking::changed));
    archives.subList(0, Math.max(0, archives.size() - ROOM + 1)).forEach(ArchiveMaking::delete);
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.from(0, TimeUnit.MILLISECONDS);
    }
  }

  private static void delete(Path file) {
    try {
      boolean unused = Files.deleteIfExists(file);
    } catch (IOException leftToTheNext) {
      // It is in nobody's way.
    }
  }
}
