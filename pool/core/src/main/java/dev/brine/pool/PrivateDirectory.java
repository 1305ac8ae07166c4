package dev.brine.pool;

import com.google.common.base.Splitter;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.common.primitives.Longs;
import dev.brine.error.BrineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A pool's directory that only its user may enter; it holds the socket and the workers' files. */
final class PrivateDirectory {
  private static final String PREFIX = "brine-";

  /** A socket's address holds 108 bytes on Linux and 104 on macOS, its end included. */
  private static final int LONGEST_DIRECTORY = 90;

  private static final int ATTEMPTS = 20;

  private PrivateDirectory() {}

  /**
   * Makes one, and removes those of sessions that are gone.
   *
   * @throws BrineException if there is no place for it
   */
  static Path create() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      return create(parent);
    } catch (IOException e) {
      throw new BrineException(
          ("there is no place for the workers' socket in %s (%s);"
                  + " name a directory that can be written to with -Djava.io.tmpdir")
              .formatted(parent, e),
          e);
    }
  }

  private static Path create(Path parent) throws IOException {
    sweep(parent);
    Path directory = createIn(parent);
    if (directory.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_DIRECTORY) {
      Files.delete(directory);
      directory = createIn(Path.of("/tmp"));
    }
    return directory;
  }

  private static Path createIn(Path parent) throws IOException {
    String prefix = PREFIX + ProcessHandle.current().pid() + "-";
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return Files.createTempDirectory(
          parent,
          prefix,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return Files.createTempDirectory(parent, prefix);
  }

  private static void sweep(Path parent) {
    try (DirectoryStream<Path> candidates = Files.newDirectoryStream(parent, PREFIX + "*-*")) {
      for (Path each : candidates) {
        List<String> parts = Splitter.on('-').splitToList(each.getFileName().toString());
        Long pid = Longs.tryParse(parts.get(1));
        if (pid != null && ProcessHandle.of(pid).isEmpty()) {
          delete(each);
        }
      }
    } catch (IOException | RuntimeException leftToTheNextSession) {
      // Another user's, or somebody else sweeps at the same time.
    }
  }

  /** Removes the directory with what is in it; what cannot be removed is swept later. */
  static void delete(Path directory) {
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(directory); attempt++) {
      try {
        MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
      } catch (IOException | RuntimeException alsoRemovedByAWorker) {
        // A worker that ends removes its own file, maybe this moment; then try again.
      }
    }
  }
}
