package dev.brine.pickle.catalogue;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a row made and has to be closed after it. Not thread-safe. */
public final class Scope implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** Closes this at the end. */
  public <T extends AutoCloseable> T closing(T resource) {
    open.push(resource);
    return resource;
  }

  /** Does this at the end. */
  public void atEnd(AutoCloseable action) {
    open.push(action);
  }

  @Override
  public void close() {
    IllegalStateException failure = null;
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) {
        failure = new IllegalStateException("cannot be closed", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
