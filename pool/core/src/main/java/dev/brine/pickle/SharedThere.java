package dev.brine.pickle;

import dev.brine.task.SharedSource;
import org.jspecify.annotations.Nullable;

/** A value that was shared in another process, or outside of this map. Thread-safe. */
final class SharedThere extends SharedSource<@Nullable Object> {
  static final String CLOSED = "the shared value was closed; share it again";

  private final String id;
  private final boolean plain;
  private final GraphNames names;

  /**
   * @param plain whether the value is made of the JDK's classes alone
   * @param names finds its classes
   */
  SharedThere(String id, boolean plain, GraphNames names) {
    this.id = id;
    this.plain = plain;
    this.names = names;
  }

  @Override
  public String id() {
    return id;
  }

  boolean isPlain() {
    return plain;
  }

  @Override
  public @Nullable Object get() {
    SharedCopy copy = SharedCopies.ofProcess().find(id);
    if (copy == null) {
      throw new IllegalStateException(CLOSED);
    }
    return copy.get(names, plain);
  }

  @Override
  public void close() {}
}
