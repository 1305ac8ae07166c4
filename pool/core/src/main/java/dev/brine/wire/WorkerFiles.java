package dev.brine.wire;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.brine.error.Internal;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The names in a pool's private directory, and how the last one out removes it. */
@Internal
public final class WorkerFiles {
  /** The system property that names the directory in a worker. */
  public static final String DIRECTORY = "brine.directory";

  private static final String BEGUN = ".begun";

  private static final int LOOKS = 5;
  private static final long LOOK_MILLIS = 20;

  private WorkerFiles() {}

  /** The socket that workers connect to. */
  public static Path socket(Path directory) {
    return directory.resolve("socket");
  }

  /** The file in which worker number n notes what it begins, and in which its results lie. */
  public static Path begun(Path directory, int number) {
    return directory.resolve(number + BEGUN);
  }

  /**
   * Whether the session still waits for workers. A worker whose line ends knows only of that line;
   * while a process ends, its lines may do so one after the other.
   */
  private static boolean isListenedTo(Path socket) throws InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      try {
        SocketChannel.open(UnixDomainSocketAddress.of(socket)).close();
        Thread.sleep(LOOK_MILLIS);
      } catch (IOException refused) {
        return false;
      }
    }
    return true;
  }

  /**
   * Removes a worker's own file and, where the session is gone and no other worker has a file left,
   * the directory. What cannot be removed stays; the next session sweeps it.
   */
  public static void leave(Path begun) {
    Path directory = begun.getParent();
    if (directory == null) {
      return;
    }
    try {
      Files.deleteIfExists(begun);
      if (isListenedTo(socket(directory))) {
        return;
      }
      try (DirectoryStream<Path> others = Files.newDirectoryStream(directory, "*" + BEGUN)) {
        if (others.iterator().hasNext()) {
          return;
        }
      }
      // All of it, since a worker that was recorded may have left more than the socket.
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException | InterruptedException | RuntimeException leftToTheNextSession) {
      // Nobody is there any more who could be told.
    }
  }
}
