package dev.brine.worker;

import dev.brine.payload.Payload;
import dev.brine.wire.Frame;

/** How long one task takes, and which part of that is the user's code. Used by one thread. */
final class TaskTimes {
  private static final WallClock WALL = new WallClock();

  private final long start = System.nanoTime();
  private final long begun = WALL.micros(start);
  private long callBegun;
  private long callNanos;

  void callBegins() {
    callBegun = System.nanoTime();
  }

  /** Does nothing if the user's code has not begun. */
  void callEnds() {
    if (callBegun != 0) {
      callNanos = System.nanoTime() - callBegun;
    }
  }

  Frame.Result result(Frame.Task task, Frame.Kind kind, Payload payload) {
    long overhead = System.nanoTime() - start - callNanos;
    return new Frame.Result(task.number(), kind, begun, callNanos, overhead, payload);
  }
}
