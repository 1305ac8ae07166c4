package dev.brine.wire;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.brine.error.Internal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The names in a pool's private directory, and how the last one out removes it. */
@Internal
public final class WorkerFiles {
  /** The system property that names the directory in a worker. */
  public static final String DIRECTORY = "brine.directory";

  private static final String BEGUN = ".begun";

  private WorkerFiles() {}

  /** The socket that workers connect to. */
  public static Path socket(Path directory) {
    return directory.resolve("socket");
  }

  /** The file in which worker number n notes what it begins. */
  public static Path begun(Path directory, int number) {
    return directory.resolve(number + BEGUN);
  }

  /**
   * Removes a worker's own file, and the directory where no other worker has one left. What cannot
   * be removed stays; the next session sweeps it.
   */
  public static void leave(Path begun) {
    Path directory = begun.getParent();
    if (directory == null) {
      return;
    }
    try {
      Files.deleteIfExists(begun);
      try (DirectoryStream<Path> others = Files.newDirectoryStream(directory, "*" + BEGUN)) {
        if (others.iterator().hasNext()) {
          return;
        }
      }
      // All of it, since a worker that was recorded may have left more than the socket.
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException | RuntimeException leftToTheNextSession) {
      // Nobody is there any more who could be told.
    }
  }
}
