package dev.brine.pool;

import dev.brine.wire.LineCutter;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One of a process's own streams, read to its end by a thread of its own. Thread-safe. */
final class NativeStream {
  private static final int BUFFER = 64 * 1024;

  /** One that gave nothing for so long has given what it had, in milliseconds. */
  private static final int QUIET_MILLIS = 5;

  private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);

  /** What comes this short a time after a flush was on its way before it, in nanoseconds. */
  private static final long LATE = TimeUnit.MILLISECONDS.toNanos(250);

  private final InputStream in;
  private final LastLines last;
  private final Consumer<String> shown;
  private final LineCutter cutter = new LineCutter(LineCutter.nativeCharset());
  private final CrashReport report = new CrashReport();
  private final Thread thread;
  private volatile long lastRead = System.nanoTime() - QUIET;
  private volatile long flushed = System.nanoTime() - LATE;

  /** Whether the reader has read all there is, and waits for more. */
  private volatile boolean drained;

  /** Whether who flushed left the line that is begun to the reader, to be ended where it ends. */
  private volatile boolean endDue;

  /**
   * Begins to read.
   *
   * @param shown takes what is to be shown, in whole lines
   */
  NativeStream(InputStream in, LastLines last, String threadName, Consumer<String> shown) {
    this.in = in;
    this.last = last;
    this.shown = shown;
    thread = new Thread(this::read, threadName);
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    byte[] buffer = new byte[BUFFER];
    try (in) {
      for (int count = next(buffer); count >= 0; count = next(buffer)) {
        lastRead = System.nanoTime();
        hand(buffer, count);
        lastRead = System.nanoTime();
      }
    } catch (IOException processGone) {
      // There is nothing more to read.
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private int next(byte[] buffer) throws IOException, InterruptedException {
    // Before it is asked whether an end is due: who flushes asks in the other order.
    drained = in.available() == 0;
    if (drained && (endDue || lastRead - flushed < LATE)) {
      endLateLine();
    }
    int count = in.read(buffer);
    drained = false;
    return count;
  }

  /** Who flushed will not do so again for what this thread was too slow to read. */
  private void endLateLine() throws IOException, InterruptedException {
    TimeUnit.NANOSECONDS.sleep(QUIET);
    if (in.available() == 0) {
      endDue = false;
      endLine();
    }
  }

  private synchronized void hand(byte[] bytes, int count) {
    hand(cutter.add(bytes, 0, count));
  }

  private synchronized void end() {
    hand(cutter.end());
  }

  private void hand(String text) {
    if (!text.isEmpty()) {
      last.add(text);
      show(report.pass(text));
    }
  }

  private void show(String text) {
    if (!text.isEmpty()) {
      shown.accept(text);
    }
  }

  /**
   * Waits until the stream is quiet, or until then, and ends the line that is begun; where more of
   * that line may be on its way, the reader ends it later. Only a stream that gave something just
   * now is waited for.
   */
  void flush(long endNanos) throws InterruptedException {
    endDue = !isQuiet(endNanos) && thread.isAlive();
    if (!endDue || drained) {
      endDue = false;
      endLine();
    }
    flushed = System.nanoTime();
  }

  private boolean isQuiet(long endNanos) throws InterruptedException {
    long seen = lastRead;
    if (drained && System.nanoTime() - seen >= (isLineBegun() ? LATE : QUIET)) {
      return true;
    }
    // Counted, not timed: a pause of this whole process is no quiet of the other.
    for (int quiet = 0; quiet < QUIET_MILLIS; quiet++) {
      if (System.nanoTime() >= endNanos || !thread.isAlive()) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(1);
      if (!drained || lastRead != seen) {
        seen = lastRead;
        quiet = -1;
      }
    }
    return true;
  }

  private synchronized boolean isLineBegun() {
    return !cutter.isEmpty();
  }

  private synchronized void endLine() {
    hand(cutter.end());
    show(report.rest());
  }

  /** Waits until the stream has ended, but not long: a grandchild may keep it open for ever. */
  void join(long millis) throws InterruptedException {
    thread.join(millis);
  }
}
