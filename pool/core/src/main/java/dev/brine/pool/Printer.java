package dev.brine.pool;

import dev.brine.task.TaskOutput;
import dev.brine.wire.CutLines;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prints what workers say to the streams of one place in the session, with a thread that exists
 * while there is something to print: a stream that blocks must not hold up results. Text that comes
 * faster than it can be printed waits here; what does not fit is cut and counted. Thread-safe.
 */
final class Printer implements MapOutput {
  /** The most that waits, in characters. */
  private static final int ROOM = 2 * 1024 * 1024;

  /** How much is printed at once, in characters. */
  private static final int CHUNK = 64 * 1024;

  /** How long who brings text waits for room before it is cut, in milliseconds. */
  private static final long PATIENCE = 100;

  /** A thread without work ends after so long, in milliseconds. */
  private static final long IDLE = 1000;

  private final Side out;
  private final Side err;
  private final Supplier<TaskOutput.Sink> sink;
  private final Deque<Chunk> queue = new ArrayDeque<>();
  private int waiting;
  private boolean cutting;
  private boolean running;
  private boolean stuck;

  /**
   * @param out gives the standard output stream, when it is printed to
   * @param err gives the standard error stream
   * @param sink gives where values are shown
   */
  Printer(
      Supplier<@Nullable PrintStream> out,
      Supplier<@Nullable PrintStream> err,
      Supplier<TaskOutput.Sink> sink) {
    this.out = new Side(out);
    this.err = new Side(err);
    this.sink = sink;
  }

  /** One that prints to the streams of this moment, whatever becomes of them. */
  static Printer ofNow() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    TaskOutput.Sink sink = TaskOutput.Sink.current();
    return new Printer(() -> out, () -> err, () -> sink);
  }

  /** One of the two streams. */
  private static final class Side {
    final Supplier<@Nullable PrintStream> stream;
    final CutLines cut = new CutLines();
    boolean inLine;

    Side(Supplier<@Nullable PrintStream> stream) {
      this.stream = stream;
    }

    PrintStream now() {
      PrintStream present = stream.get();
      return present == null
          ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
          : present;
    }
  }

  /** Text that goes to one stream at once, or a value that is shown, with its weight. */
  private record Chunk(
      Side side, StringBuilder text, @Nullable Supplier<@Nullable Object> value, int weight) {
    int size() {
      return weight + text.length();
    }
  }

  @Override
  public void printed(Source source, boolean error, String text) {
    add(error, text);
  }

  /** What waits when it floods is dropped, with a line in its place. */
  @Override
  public synchronized void shown(Source source, Supplier<@Nullable Object> value, int bytes) {
    if (cutting || !awaitRoom(bytes)) {
      add(false, "[something shown was left out]\n");
      return;
    }
    waiting += 1 + bytes;
    queue.addLast(new Chunk(out, new StringBuilder(), value, 1 + bytes));
    wake();
  }

  /** Takes text to print; hardly ever waits, and never long. */
  synchronized void add(boolean error, String text) {
    Side side = error ? err : out;
    if (cutting && waiting <= ROOM / 2) {
      endCut();
    }
    if (cutting || !awaitRoom(text.length())) {
      cutting = true;
      side.cut.add(text);
      return;
    }
    queue(side, text);
  }

  private boolean awaitRoom(int length) {
    return waiting == 0 || await(() -> waiting + length <= ROOM, PATIENCE);
  }

  private void queue(Side side, String text) {
    Chunk last = queue.peekLast();
    if (last != null
        && last.value() == null
        && last.side() == side
        && last.text().length() < CHUNK) {
      last.text().append(text);
    } else {
      queue.addLast(new Chunk(side, new StringBuilder(text), null, 0));
    }
    waiting += text.length();
    side.inLine = !text.endsWith("\n");
    wake();
  }

  private void wake() {
    if (!running) {
      running = true;
      Thread thread = new Thread(this::run, "brine-printer");
      thread.setDaemon(true);
      thread.start();
    }
    notifyAll();
  }

  private void endCut() {
    cutting = false;
    endCut(out);
    endCut(err);
  }

  private void endCut(Side side) {
    if (!side.cut.isEmpty()) {
      queue(side, (side.inLine ? "\n" : "") + side.cut.take());
    }
  }

  /** Waits until all is printed, or for so long; one that did not move last time is left alone. */
  synchronized void flush(long millis) {
    if (!stuck && !Thread.currentThread().isInterrupted()) {
      stuck = !await(() -> waiting == 0 && !cutting, millis);
    }
  }

  private interface Condition {
    boolean holds();
  }

  /** Whether it holds within this time; an interrupt ends the wait and is kept. */
  private boolean await(Condition condition, long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!condition.holds()) {
      long rest = end - System.nanoTime();
      if (rest <= 0) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, rest);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return condition.holds();
      }
    }
    return true;
  }

  private void run() {
    for (Chunk chunk = next(); chunk != null; chunk = next()) {
      try {
        print(chunk);
      } catch (Throwable brokenStream) {
        // Whoever set this stream wants to know; here is nobody who could be told.
      } finally {
        printed(chunk);
      }
    }
  }

  private void print(Chunk chunk) {
    if (chunk.value() != null) {
      sink.get().show(chunk.value().get());
      return;
    }
    PrintStream stream = chunk.side().now();
    stream.print(chunk.text());
    stream.flush();
  }

  private synchronized @Nullable Chunk next() {
    if (queue.isEmpty() && cutting) {
      endCut();
    }
    if (!await(() -> !queue.isEmpty(), IDLE)) {
      running = false;
      return null;
    }
    return queue.removeFirst();
  }

  private synchronized void printed(Chunk chunk) {
    waiting -= chunk.size();
    stuck = false;
    notifyAll();
  }
}
