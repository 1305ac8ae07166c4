package dev.brine.pool;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a worker's process writes to its own streams, beside what tasks print: the JVM's messages,
 * the output of native code and of processes that tasks start. All of it is read on until its end,
 * so that nobody there ever waits for a reader. Thread-safe.
 */
final class NativeOutput {
  /** How long the streams of a process that has ended are waited for, in milliseconds. */
  private static final long END_MILLIS = 500;

  /** How long a process that prints on and on is waited for, in milliseconds. */
  private static final long FLUSH_MILLIS = 100;

  private final Process process;
  private final LastLines last = new LastLines();
  private final NativeStream out;
  private final NativeStream err;
  private volatile Sink sink = (error, text) -> {};

  /** Takes what is to be shown. */
  interface Sink {
    void printed(boolean error, String text);
  }

  NativeOutput(Process process, int number) {
    this.process = process;
    out = stream(process.getInputStream(), "brine-out-" + number, false);
    err = stream(process.getErrorStream(), "brine-err-" + number, true);
  }

  private NativeStream stream(InputStream in, String threadName, boolean error) {
    return new NativeStream(in, last, threadName, text -> sink.printed(error, text));
  }

  /** From now on lines are also handed on. */
  void showTo(Sink newSink) {
    sink = newSink;
  }

  /** Waits a little for what is on its way, and ends lines that have no end yet. */
  void flush() throws InterruptedException {
    if (process.isAlive()) {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FLUSH_MILLIS);
      out.flush(end);
      err.flush(end);
    }
  }

  /** The last lines of a process that has ended, oldest first. */
  List<String> ofEnded() {
    try {
      out.join(END_MILLIS);
      err.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return last.get();
  }
}
