package dev.brine.pool;

import dev.brine.error.Internal;

/**
 * How many bytes went between a session and the workers of a pool. Immutable.
 *
 * @param sent to the workers
 * @param received from them
 */
@Internal
public record Traffic(long sent, long received) {
  static final Traffic NONE = new Traffic(0, 0);

  /** What came to it since then; workers that ended meanwhile took their count with them. */
  Traffic since(Traffic before) {
    return new Traffic(Math.max(0, sent - before.sent), Math.max(0, received - before.received));
  }
}
