package dev.brine.worker;

import dev.brine.wire.Connection;
import dev.brine.wire.CutLines;
import dev.brine.wire.Frame;
import dev.brine.wire.LineCutter;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Cuts what threads print into whole lines, each thread's for itself, and sends them at once. Who
 * prints faster than the session reads waits; where the session does not read at all, lines are
 * dropped and counted, so that no task hangs for the sake of its output. Thread-safe.
 */
final class LineStream extends OutputStream {
  /** More waiting text than this is a flood, in characters. */
  private static final long FLOOD = 2L * 1024 * 1024;

  /** A session that has not read for so long will not, in milliseconds. */
  private static final long PATIENCE = 1000;

  /** A line of a task that has ended is shown as it is after this pause, in milliseconds. */
  private static final long PAUSE = 1000;

  /** Made when it is needed, which it seldom is. */
  private static final class Later {
    static final Executor PAUSED =
        CompletableFuture.delayedExecutor(PAUSE, TimeUnit.MILLISECONDS, Runnable::run);
  }

  private final Connection connection;
  private final Turn turn;
  private final boolean error;
  private final Map<Thread, Line> begun = new LinkedHashMap<>();
  private final CutLines cut = new CutLines();

  /** Whether there may be something that is not sent; set before it is looked whose turn it is. */
  private volatile boolean holding;

  private boolean sweeping;

  LineStream(Connection connection, Turn turn, boolean error) {
    this.connection = connection;
    this.turn = turn;
    this.error = error;
  }

  /**
   * The task, whose turn is over, had begun a line on its thread: that ends. Other threads may be
   * in the middle of theirs.
   *
   * @return whether there was anything to do
   */
  boolean end() {
    if (!holding) {
      return false;
    }
    endLinesOfTask();
    return true;
  }

  private synchronized void endLinesOfTask() {
    Thread own = Thread.currentThread();
    endLines((thread, line) -> thread == own || !thread.isAlive());
    sendCut();
    holding = !begun.isEmpty();
    sweepLater();
  }

  /** Ends all lines; the process ends. */
  synchronized void endAll() {
    endLines((thread, line) -> true);
    sendCut();
  }

  private void sendCut() {
    if (!cut.isEmpty()) {
      send(turn.map(), cut.take());
    }
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    Thread thread = Thread.currentThread();
    Line line = begun.get(thread);
    if (line == null) {
      line = new Line(turn.map(), turn.number());
    }
    for (int done = 0; done < length; done += LineCutter.LONGEST_LINE) {
      int slice = Math.min(LineCutter.LONGEST_LINE, length - done);
      print(line.map, line.cutter.add(bytes, offset + done, slice));
    }
    if (line.cutter.isEmpty()) {
      begun.remove(thread);
    } else {
      line.grown = System.nanoTime();
      begun.put(thread, line);
      holding = true;
      sweepLater();
    }
  }

  private void print(long ofMap, String text) {
    if (text.isEmpty()) {
      return;
    }
    boolean flood = !connection.awaitRoom(FLOOD, cut.isEmpty() ? PATIENCE : 0);
    if (flood) {
      cut.add(text);
      holding = true;
      return;
    }
    if (!cut.isEmpty()) {
      send(ofMap, cut.take());
    }
    send(ofMap, text);
  }

  private void send(long ofMap, String text) {
    connection.send(new Frame.Print(ofMap, error, text));
  }

  /** Which of the lines that have no end yet. */
  private interface Which {
    boolean test(Thread thread, Line line);
  }

  private void endLines(Which which) {
    Iterator<Map.Entry<Thread, Line>> entries = begun.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Thread, Line> entry = entries.next();
      if (which.test(entry.getKey(), entry.getValue())) {
        print(entry.getValue().map, entry.getValue().cutter.end());
        entries.remove();
      }
    }
  }

  /** Threads of a pool rest in the middle of a line and may never end it. */
  private void sweepLater() {
    if (!sweeping && !turn.isRunning() && !begun.isEmpty()) {
      sweeping = true;
      Later.PAUSED.execute(this::sweep);
    }
  }

  private synchronized void sweep() {
    sweeping = false;
    long quietSince = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(PAUSE);
    endLines(
        (thread, line) ->
            !thread.isAlive()
                || (line.grown - quietSince <= 0
                    && !(turn.isRunning() && line.turn == turn.number())));
    sweepLater();
  }

  /** A line that has no end yet. */
  private static final class Line {
    final LineCutter cutter = new LineCutter(StandardCharsets.UTF_8);
    final long map;
    final long turn;
    long grown;

    Line(long map, long turn) {
      this.map = map;
      this.turn = turn;
    }
  }
}
