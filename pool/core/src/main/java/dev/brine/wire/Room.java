package dev.brine.wire;

import java.io.IOException;

/** Waits for room in a channel that does not wait itself when it is written to. */
interface Room {
  /** Of a channel whose writes wait. */
  Room ALWAYS = () -> {};

  /**
   * Waits until something can be written.
   *
   * @throws IOException if the channel is closed
   */
  void await() throws IOException;
}
