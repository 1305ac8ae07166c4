package dev.brine.worker;

import dev.brine.payload.Payload;
import dev.brine.wire.Frame;

/**
 * How long tasks take, and which part of that is the user's code. Asking for the time costs as much
 * as a small task: one begins when the one before has ended, unless something else came in between,
 * and writing a small result is taken for a part of what follows. Used by one thread.
 */
final class TaskTimes {
  /** Writing no more bytes than this takes less time than asking for it. */
  private static final int SMALL = 16;

  private final WallClock wall = new WallClock();
  private boolean paused = true;
  private long start;
  private long begun;
  private long callBegun;
  private long callEnd;
  private long end;

  /** What takes time from now on is no task's. */
  void pause() {
    paused = true;
  }

  void taskBegins() {
    start = paused ? System.nanoTime() : end;
    paused = false;
    begun = wall.micros(start);
    callBegun = 0;
    callEnd = 0;
  }

  void callBegins() {
    callBegun = System.nanoTime();
  }

  /** Does nothing if the user's code has not begun. */
  void callEnds() {
    if (callBegun != 0) {
      callEnd = System.nanoTime();
    }
  }

  /** The task has ended, with this. */
  Frame.Result result(Frame.Task task, Frame.Kind kind, Payload payload) {
    boolean quick = callEnd != 0 && isSmall(payload);
    end = quick ? callEnd : System.nanoTime();
    long callNanos = callEnd == 0 ? 0 : callEnd - callBegun;
    long overhead = end - start - callNanos;
    return new Frame.Result(task.number(), kind, begun, callNanos, overhead, payload);
  }

  private static boolean isSmall(Payload payload) {
    return payload.bytes().length <= SMALL && payload.arrays().isEmpty();
  }

  /** When the last task ended, by {@link System#nanoTime}. */
  long end() {
    return end;
  }
}
