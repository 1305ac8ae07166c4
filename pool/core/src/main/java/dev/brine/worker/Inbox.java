package dev.brine.worker;

import dev.brine.wire.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The frames that the task thread has not looked at yet. Any thread may add; {@link #take} and
 * {@link #ready} belong to the task thread.
 */
final class Inbox {
  /** Those that the task thread has taken, to be looked at one after the other. */
  private final Deque<Frame> taken = new ArrayDeque<>();

  private final Deque<Frame> frames = new ArrayDeque<>();

  /** Adds frames in this order. */
  void add(List<Frame> more) {
    synchronized (frames) {
      for (Frame frame : more) {
        frames.add(frame);
      }
      frames.notifyAll();
    }
  }

  /** The next frame; an interrupt meant for a task that has ended is swallowed. */
  Frame take() {
    while (taken.isEmpty()) {
      synchronized (frames) {
        for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
          taken.add(frame);
        }
        if (taken.isEmpty()) {
          try {
            frames.wait();
          } catch (InterruptedException late) {
            // The task it was meant for has ended.
          }
        }
      }
    }
    return taken.remove();
  }

  /** How many frames were there already when the one before was taken. */
  int ready() {
    return taken.size();
  }
}
