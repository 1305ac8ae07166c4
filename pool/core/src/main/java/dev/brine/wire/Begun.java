package dev.brine.wire;

import dev.brine.error.Internal;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The number of the last task that a worker began, and of the last one whose user code it called,
 * in a small mapped file: it outlives the worker, whatever ends it. Behind them lie its results.
 *
 * <p>The session can take tasks back that the worker has not begun. Whether it has is decided by
 * one number, which both change by comparing it first: the session marks it, and a worker that
 * finds the mark at its next task looks which ones are no longer its own. Until then no more can be
 * taken.
 */
@Internal
public final class Begun {
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final int CALLED = Long.BYTES;
  private static final int FROM = 2 * Long.BYTES;
  private static final int TO = 3 * Long.BYTES;
  private static final int RESULTS = 64;
  private static final int LENGTH = RESULTS + ResultRing.LENGTH;

  /** On the number of the last task that began: some behind it were taken back. */
  private static final long MARK = Long.MIN_VALUE;

  private final ByteBuffer mapped;

  /** What the worker has written last, and whether it knows of a mark on it. */
  private long last;

  private boolean marked;

  private Begun(ByteBuffer mapped) {
    this.mapped = mapped;
  }

  /**
   * Maps the file; it is made where it is missing.
   *
   * @throws IOException if it cannot be mapped
   */
  public static Begun open(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (channel.size() == 0) {
        // A mapped page that the disk has no room for is not an exception but a crash.
        ByteBuffer zeros = ByteBuffer.allocate(LENGTH);
        while (zeros.hasRemaining()) {
          int unused = channel.write(zeros);
        }
      }
      return new Begun(channel.map(FileChannel.MapMode.READ_WRITE, 0, LENGTH));
    }
  }

  /** The results that lie there. */
  public ResultRing results() {
    return new ResultRing(mapped.slice(RESULTS, ResultRing.LENGTH));
  }

  /**
   * Notes that this task begins, unless it was taken back. The worker's task thread does so, for
   * one after the other.
   *
   * @param number greater than all before
   */
  public boolean begin(long number) {
    if (!marked) {
      if (LONG.compareAndSet(mapped, 0, last, number)) {
        last = number;
        return true;
      }
      marked = true;
    }
    // They stay as they are while there is a mark.
    long from = (long) LONG.getVolatile(mapped, FROM);
    long to = (long) LONG.getVolatile(mapped, TO);
    if (from <= number && number <= to) {
      return false;
    }
    marked = number < from;
    last = number;
    LONG.setVolatile(mapped, 0, marked ? number | MARK : number);
    return true;
  }

  /**
   * Takes back those of the tasks from one number to another that the worker has not begun, for
   * ever. The session does so, by one thread at a time.
   *
   * @return the last task that has begun: what follows is taken back; or -1 if nothing can be, as
   *     the worker has not noticed the time before
   */
  public long takeBack(long from, long to) {
    while (true) {
      long begun = (long) LONG.getVolatile(mapped, 0);
      if (begun < 0) {
        return -1;
      }
      LONG.setVolatile(mapped, FROM, from);
      LONG.setVolatile(mapped, TO, to);
      if (LONG.compareAndSet(mapped, 0, begun, begun | MARK)) {
        return begun;
      }
    }
  }

  /** The last task that began; 0 where none did. */
  public long get() {
    return (long) LONG.getVolatile(mapped, 0) & ~MARK;
  }

  /**
   * Notes that all which this task needs is there, and the user's code is called now; or with 0,
   * that it has ended, and only its result is still to be sent.
   */
  public void setCalled(long number) {
    LONG.setRelease(mapped, CALLED, number);
  }

  /** The last task whose user code was called; 0 where none was, or none runs any more. */
  public long called() {
    return (long) LONG.getVolatile(mapped, CALLED);
  }
}
