package dev.brine.pool;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A private directory that is removed at the latest when the session ends, also where that is this
 * very moment: a session that ends waits until the directory is there, and none is made after.
 */
final class PassingDirectory implements AutoCloseable {
  private final AtExit atExit;
  private @Nullable Path path;

  /**
   * Makes it.
   *
   * @throws IllegalStateException if the session ends
   * @throws dev.brine.error.BrineException if there is no place for it
   */
  PassingDirectory() {
    synchronized (this) {
      atExit = new AtExit(this::delete);
      try {
        path = PrivateDirectory.create();
      } finally {
        if (path == null) {
          atExit.close();
        }
      }
    }
  }

  synchronized Path path() {
    if (path == null) {
      throw new IllegalStateException("it was removed");
    }
    return path;
  }

  private synchronized void delete() {
    if (path != null) {
      PrivateDirectory.delete(path);
    }
  }

  @Override
  public void close() {
    delete();
    atExit.close();
  }
}
