package dev.brine.wire;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The frames on their way to the channel, and the thread that writes them. A few small frames that
 * find the line free are written by the thread that sends them, as far as there is room: to wake
 * another thread costs more than that. Thread-safe.
 */
final class Outbox {
  /** What a frame of output takes beside its content; most hold one short line. */
  private static final long PRINT_OVERHEAD = 100;

  /** No more frames than this, and no more bytes, are written by the thread that sends them. */
  private static final int FEW = 256;

  private static final int SMALL = 16 * 1024;

  private final WritableByteChannel channel;
  private final FrameWriter writer;
  private final long delayNanos;
  private final Deque<Frame> queue = new ArrayDeque<>();
  private final Thread thread;

  /** About how many bytes the queue has. */
  private long bytes;

  /** How much printed text waits. */
  private long backlog;

  private boolean urgent;
  private boolean closed;

  /** Where results lie, if they do not go with other frames. */
  private @Nullable ResultRing results;

  /** Whether the peer was not told yet of results. Put down before it is looked where they end. */
  private volatile boolean untold;

  /** Whether some thread writes. */
  private boolean writing;

  /** Whether the writing thread looks again at the end of the tick, without being woken. */
  private boolean ticking;

  /** Whether frames were written in part only. */
  private boolean cut;

  /** How many frames were added, how many of these were taken to be written, and were written. */
  private long added;

  private long taken;
  private long written;

  /** How many threads wait until something was written. */
  private int drainers;

  /**
   * @param room is waited for by the writing thread where the channel takes nothing
   * @param delayMillis how long word of results may wait for others to go with it
   */
  Outbox(WritableByteChannel channel, Room room, String threadName, long delayMillis) {
    this.channel = channel;
    this.writer = new FrameWriter(channel, room);
    this.delayNanos = TimeUnit.MILLISECONDS.toNanos(delayMillis);
    this.thread =
        new Thread(threadName) {
          @Override
          public void run() {
            writeAll();
          }
        };
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Adds frames in this order that go at once, by this thread where that takes no time. */
  void send(List<? extends Frame> frames) {
    List<Frame> here;
    synchronized (this) {
      if (closed || frames.isEmpty()) {
        return;
      }
      addAll(frames);
      here = takenAtOnce();
    }
    if (here != null) {
      writeHere(here);
    }
  }

  /** What the caller is to write without waiting; null where that is left to the thread. */
  private @Nullable List<Frame> takenAtOnce() {
    urgent = true;
    if (writing || cut || queue.size() > FEW || bytes > SMALL) {
      notifyAll();
      return null;
    }
    return taken();
  }

  /** Adds frames that go at once, by the writing thread, which takes more of them together. */
  synchronized void sendBehind(List<? extends Frame> frames) {
    if (!closed && !frames.isEmpty()) {
      addAll(frames);
      if (!urgent) {
        urgent = true;
        notifyAll();
      }
    }
  }

  /**
   * Adds frames as above, and waits until they were written or will never be; an interrupt is kept
   * for later.
   */
  synchronized void sendAndWait(List<? extends Frame> frames) {
    sendBehind(frames);
    long last = added;
    boolean interrupted = false;
    drainers++;
    while (!closed && written < last) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    drainers--;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** From now on results lie there, and the peer is told where they end. */
  synchronized void tellOf(ResultRing newResults) {
    results = newResults;
  }

  /** Tells the peer of results at once, by this thread where that takes no time. */
  void tell() {
    List<Frame> here;
    synchronized (this) {
      if (closed) {
        return;
      }
      untold = true;
      here = takenAtOnce();
    }
    if (here != null) {
      writeHere(here);
    }
  }

  /** Tells the peer of results in a moment. Those must be there before this is called. */
  void tellSoon() {
    if (untold) {
      return;
    }
    synchronized (this) {
      if (!closed) {
        untold = true;
        if (!ticking) {
          notifyAll();
        }
      }
    }
  }

  private void addAll(List<? extends Frame> frames) {
    for (Frame frame : frames) {
      add(frame);
    }
  }

  /** A frame comes between the results that were there before it and those that are not yet. */
  private void add(Frame frame) {
    tellOfResults();
    queue.add(frame);
    added++;
    bytes += FrameWriter.size(frame);
    backlog += weight(frame);
  }

  /** Writes without waiting for room; what there is none for is left to the thread. */
  private void writeHere(List<Frame> frames) {
    boolean broken = true;
    boolean whole = false;
    try {
      for (Frame frame : frames) {
        writer.write(frame);
      }
      whole = writer.flushNow();
      broken = false;
    } catch (IOException peerGone) {
      // The reader of this connection sees the end and is the one that reports it.
    } finally {
      if (broken) {
        close();
        closeChannel();
      }
      written(whole);
    }
  }

  private synchronized void written(boolean whole) {
    writing = false;
    written = taken;
    cut = !whole;
    // The thread is not woken for nothing.
    if (cut || untold || !queue.isEmpty() || drainers > 0) {
      notifyAll();
    }
  }

  /** Waits until everything was written, or for so long; returns whether it was. */
  synchronized boolean drain(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    urgent = true;
    notifyAll();
    drainers++;
    try {
      while (!closed && (!queue.isEmpty() || untold || writing || cut)) {
        long rest = end - System.nanoTime();
        if (rest <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, rest);
      }
      return !closed;
    } finally {
      drainers--;
    }
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
    bytes = 0;
    untold = false;
    queue.clear();
    notifyAll();
  }

  private void writeAll() {
    try {
      for (List<Frame> frames = take(); frames != null; frames = take()) {
        for (Frame frame : frames) {
          writer.write(frame);
        }
        writer.flush();
        written(true);
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

  /**
   * Waits until there is something to write for this thread; no frames where only the rest of those
   * before is, null at the end. While frames come that may wait, it looks once in a tick: to be
   * woken by each first one would cost more.
   */
  private synchronized @Nullable List<Frame> take() throws InterruptedException {
    long tickEnd = System.nanoTime() + delayNanos;
    while (!closed) {
      boolean isReady = !queue.isEmpty() || untold || cut;
      long rest = tickEnd - System.nanoTime();
      if (writing || (!isReady && !ticking)) {
        // Nobody knows when this ends, so whoever has something for this thread must wake it.
        ticking = false;
        wait();
      } else if (isReady && (urgent || cut || (ticking && rest <= 0))) {
        return taken();
      } else if (!ticking) {
        ticking = true;
        tickEnd = System.nanoTime() + delayNanos;
      } else if (rest > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, rest);
      } else {
        ticking = false;
      }
    }
    return null;
  }

  private void tellOfResults() {
    if (untold) {
      untold = false;
      if (results != null) {
        queue.add(new Frame.Answered(results.published()));
      }
    }
  }

  /** Takes all frames, to be written by the caller. */
  private List<Frame> taken() {
    writing = true;
    urgent = false;
    taken = added;
    tellOfResults();
    List<Frame> frames = new ArrayList<>(queue);
    queue.clear();
    bytes = 0;
    if (backlog > 0) {
      backlog = 0;
      notifyAll();
    }
    return frames;
  }
}
