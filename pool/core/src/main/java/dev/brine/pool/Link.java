package dev.brine.pool;

import dev.brine.wire.Frame;
import java.util.List;

/** How the scheduler reaches one worker. Thread-safe; nothing here waits but the last two. */
interface Link {
  long pid();

  /** Sends frames in this order as soon as can be; after the end they are dropped. */
  void send(List<? extends Frame> frames);

  /** As above; the worker still has something to do, so it does not wait for them. */
  default void sendBehind(List<? extends Frame> frames) {
    send(frames);
  }

  /** How many bytes were sent. */
  long sentBytes();

  /** How many bytes came. */
  long receivedBytes();

  /** The number of the last task that the worker began; known beyond its end. */
  long lastBegun();

  /** The number of the last task whose user code the worker called; known beyond its end. */
  long lastCalled();

  /**
   * Takes back those of the tasks from one number to another that the worker has not begun.
   *
   * @return the last task that has begun: what follows is taken back; or -1 if nothing can be now
   */
  long takeBack(long from, long to);

  /** Ends the worker at once; an event tells when it has ended. */
  void kill();

  /** Waits a short time for what the worker's process has printed past the line. */
  default void flush() throws InterruptedException {}

  /** Waits until the worker has ended, or for so long. */
  void awaitEnd(long nanos) throws InterruptedException;
}
