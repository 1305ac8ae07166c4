package dev.brine.pool;

import dev.brine.wire.LineCutter;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One of a process's own streams, read to its end by a thread of its own. Thread-safe. */
final class NativeStream {
  private static final int BUFFER = 64 * 1024;

  /** One that gave nothing for so long has given what it had, in nanoseconds. */
  private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(5);

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
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        lastRead = System.nanoTime();
        hand(buffer, count);
        lastRead = System.nanoTime();
        if (lastRead - flushed < LATE) {
          endLateLine();
        }
      }
    } catch (IOException processGone) {
      // There is nothing more to read.
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  /** Who flushed will not do so again for what this thread was too slow to read. */
  private void endLateLine() throws IOException, InterruptedException {
    if (in.available() == 0) {
      TimeUnit.NANOSECONDS.sleep(QUIET);
      if (in.available() == 0) {
        endLine();
      }
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
   * Waits until the stream is quiet, or until then, and ends the line that is begun. Only a stream
   * that gave something just now is waited for.
   */
  void flush(long endNanos) throws InterruptedException {
    long now = System.nanoTime();
    while (now - lastRead < QUIET && now < endNanos && thread.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(1);
      now = System.nanoTime();
    }
    endLine();
    flushed = System.nanoTime();
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
