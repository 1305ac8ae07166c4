package dev.brine.spark.executor;

import dev.brine.wire.CutLines;
import dev.brine.wire.LineCutter;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;

/**
 * What the tasks of one batch print. Whole lines go to the driver a short time after they were
 * printed; what is there at the end goes with the batch's result, so nothing is seen after it. What
 * comes faster than it can go is cut and counted. Thread-safe.
 */
final class TaskOutput {
  /** The most that waits, in characters. */
  private static final int ROOM = 1 << 20;

  private final Agent agent;
  private final long map;
  private final Side out = new Side(false);
  private final Side err = new Side(true);

  /** Held while lines are on their way, so that later ones do not overtake them. */
  private final Object line = new Object();

  /** One of the two streams. */
  private static final class Side {
    final boolean error;
    final IdentityHashMap<Thread, LineCutter> begun = new IdentityHashMap<>();
    final StringBuilder waiting = new StringBuilder();
    final CutLines cut = new CutLines();

    Side(boolean error) {
      this.error = error;
    }

    synchronized void write(byte[] bytes, int offset, int length) {
      Thread thread = Thread.currentThread();
      LineCutter cutter =
          begun.computeIfAbsent(thread, any -> new LineCutter(StandardCharsets.UTF_8));
      for (int done = 0; done < length; done += LineCutter.LONGEST_LINE) {
        int slice = Math.min(LineCutter.LONGEST_LINE, length - done);
        add(cutter.add(bytes, offset + done, slice));
      }
      if (cutter.isEmpty()) {
        begun.remove(thread);
      }
    }

    private void add(String text) {
      if (waiting.length() + text.length() > ROOM) {
        cut.add(text);
      } else if (cut.isEmpty()) {
        waiting.append(text);
      } else {
        cut.add(text);
      }
    }

    /** The line that this thread has begun has ended. */
    synchronized void endLine(Thread thread) {
      LineCutter cutter = begun.remove(thread);
      if (cutter != null) {
        add(cutter.end());
      }
    }

    synchronized void endLines() {
      begun.values().forEach(cutter -> add(cutter.end()));
      begun.clear();
    }

    synchronized String take() {
      String text = waiting.toString();
      waiting.setLength(0);
      return cut.isEmpty() ? text : text + cut.take();
    }
  }

  TaskOutput(Agent agent, long map) {
    this.agent = agent;
    this.map = map;
  }

  void write(boolean error, byte[] bytes, int offset, int length) {
    (error ? err : out).write(bytes, offset, length);
  }

  /** A task has ended, and with it the line that its thread had begun. */
  void endLine() {
    out.endLine(Thread.currentThread());
    err.endLine(Thread.currentThread());
  }

  /** Sends what waits; called now and then while tasks run. */
  void send() {
    synchronized (line) {
      send(out);
      send(err);
    }
  }

  private void send(Side side) {
    String text = side.take();
    if (!text.isEmpty()) {
      agent.ask(new Told.Printed(agent.executor(), map, side.error, text));
    }
  }

  /** What was not sent, at the end. */
  String takeRest(boolean error) {
    synchronized (line) {
      Side side = error ? err : out;
      side.endLines();
      return side.take();
    }
  }
}
