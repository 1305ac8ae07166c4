package dev.brine.wire;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The frames on their way to the channel, and the thread that writes them. An interrupt closes a
 * blocking channel, so nobody but this thread may touch it. Thread-safe.
 */
final class Outbox {
  /** What a frame of output takes beside its content; most hold one short line. */
  private static final long PRINT_OVERHEAD = 100;

  private final WritableByteChannel channel;
  private final FrameWriter writer;
  private final long delayNanos;
  private final Deque<Frame> queue = new ArrayDeque<>();
  private final Thread thread;
  private long backlog;
  private boolean urgent;
  private boolean closed;
  private boolean idle = true;

  /**
   * @param delayMillis how long a frame that is not urgent may wait for others to go with it
   */
  Outbox(WritableByteChannel channel, String threadName, long delayMillis) {
    this.channel = channel;
    this.writer = new FrameWriter(channel);
    this.delayNanos = TimeUnit.MILLISECONDS.toNanos(delayMillis);
    this.thread = new Thread(this::run, threadName);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Adds frames in this order; after the end they are dropped. */
  synchronized void send(List<? extends Frame> frames, boolean now) {
    if (closed || frames.isEmpty()) {
      return;
    }
    boolean wasEmpty = queue.isEmpty();
    for (Frame frame : frames) {
      queue.add(frame);
      backlog += weight(frame);
    }
    boolean becameUrgent = now && !urgent;
    urgent |= now;
    if (wasEmpty || becameUrgent) {
      notifyAll();
    }
  }

  /** Waits until everything was written, or for so long; returns whether it was. */
  synchronized boolean drain(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    urgent = true;
    notifyAll();
    while (!closed && !(queue.isEmpty() && idle)) {
      long rest = end - System.nanoTime();
      if (rest <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, rest);
    }
    return !closed;
  }

  /**
   * Waits until no more printed text than this waits to be written, or for so long; an interrupt is
   * kept for later.
   *
   * @return whether there is room
   */
  synchronized boolean awaitRoom(long characters, long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    boolean interrupted = false;
    try {
      while (backlog > characters) {
        long rest = end - System.nanoTime();
        if (rest <= 0) {
          return false;
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(this, rest);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** How many bytes were handed to the channel. */
  long bytes() {
    return writer.bytes();
  }

  private static long weight(Frame frame) {
    if (frame instanceof Frame.Show show) {
      return PRINT_OVERHEAD + show.value().length;
    }
    return frame instanceof Frame.Print print ? PRINT_OVERHEAD + print.text().length() : 0;
  }

  synchronized void close() {
    closed = true;
    backlog = 0;
    queue.clear();
    notifyAll();
  }

  private void run() {
    try {
      for (List<Frame> frames = take(); !frames.isEmpty(); frames = take()) {
        for (Frame frame : frames) {
          writer.write(frame);
        }
        writer.flush();
      }
    } catch (IOException peerGone) {
      // The reader of this connection sees the end and is the one that reports it.
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    } finally {
      close();
      closeChannel();
    }
  }

  /** What cannot be written to is of no use: the reader of this connection must see an end. */
  private void closeChannel() {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // There is nothing left that could be closed.
    }
  }

  private synchronized List<Frame> take() throws InterruptedException {
    idle = true;
    notifyAll();
    while (queue.isEmpty() && !closed) {
      wait();
    }
    long end = System.nanoTime() + delayNanos;
    for (long rest = delayNanos; rest > 0 && !urgent && !closed; rest = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, rest);
    }
    idle = false;
    urgent = false;
    List<Frame> taken = new ArrayList<>(queue);
    queue.clear();
    if (backlog > 0) {
      backlog = 0;
      notifyAll();
    }
    return taken;
  }
}
