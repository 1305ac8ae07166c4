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
 */
@Internal
public final class Begun {
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final int CALLED = Long.BYTES;
  private static final int RESULTS = 64;
  private static final int LENGTH = RESULTS + ResultRing.LENGTH;

  private final ByteBuffer mapped;

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

  /** Notes that this task begins; the worker's task thread does so. */
  public void set(long number) {
    LONG.setRelease(mapped, 0, number);
  }

  /** The last task that began; 0 where none did. */
  public long get() {
    return (long) LONG.getVolatile(mapped, 0);
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
