package dev.brine.spark.executor;

import dev.brine.error.Internal;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that executors need: few go with the job itself, many by a broadcast, so that an executor
 * fetches them once at most. Immutable.
 */
@Internal
public final class Blob implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte @Nullable [] inline;
  private final @Nullable Broadcast<byte[]> broadcast;

  private Blob(byte @Nullable [] inline, @Nullable Broadcast<byte[]> broadcast) {
    this.inline = inline;
    this.broadcast = broadcast;
  }

  /** Few bytes. */
  public static Blob of(byte[] bytes) {
    return new Blob(bytes, null);
  }

  /** Many bytes. */
  public static Blob of(Broadcast<byte[]> broadcast) {
    return new Blob(null, broadcast);
  }

  /** Frees what executors hold of it; to be called by the driver when no task needs it. */
  public void free() {
    if (broadcast != null) {
      broadcast.destroy();
    }
  }

  byte[] bytes() {
    if (inline != null) {
      return inline;
    }
    if (broadcast == null) {
      throw new IllegalStateException("neither here nor there");
    }
    return broadcast.value();
  }
}
