package dev.brine.worker;

import dev.brine.wire.Frame;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The frames that the task thread has not looked at yet. Thread-safe. */
final class Inbox {
  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

  void add(Frame frame) {
    frames.add(frame);
  }

  /** The next frame; an interrupt meant for a task that has ended is swallowed. */
  Frame take() {
    while (true) {
      try {
        return frames.take();
      } catch (InterruptedException late) {
        // The task it was meant for has ended.
      }
    }
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }
}
