package dev.brine.spark.executor;

import dev.brine.error.Internal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the items of a batch, packed: for each its index, kind, attempt, times and length,
 * then its payload. The driver hands the payloads on without looking at them. Not thread-safe.
 */
@Internal
public final class Answers {
  /** The payload is the value. */
  public static final byte VALUE = 1;

  /** The payload is what was thrown. */
  public static final byte THROWN = 2;

  /** The task ended well, but its value cannot travel; the payload is the reason in UTF-8. */
  public static final byte REFUSED = 3;

  /** It ran longer than the map allows. */
  public static final byte OVERDUE = 4;

  /** It was not begun and may be given to any executor. */
  public static final byte NOT_BEGUN = 5;

  private static final int HEAD = 8 + 1 + 4 + 8 + 8 + 8 + 4;
  private static final byte[] NOTHING = {};

  private final List<byte[]> parts = new ArrayList<>();
  private int size;

  /** One answer. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Answer(
      long index, byte kind, int attempt, long begun, long nanos, long overhead, byte[] payload) {}

  /** Takes the answers one after the other. */
  public interface Reader {
    /** The next one. */
    void read(Answer answer);
  }

  void add(Answer answer) {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    head.putLong(answer.index()).put(answer.kind()).putInt(answer.attempt());
    head.putLong(answer.begun()).putLong(answer.nanos()).putLong(answer.overhead());
    head.putInt(answer.payload().length);
    add(head.array());
    add(answer.payload());
  }

  private void add(byte[] part) {
    parts.add(part);
    size += part.length;
  }

  void add(long index, byte kind, int attempt, long nanos) {
    add(new Answer(index, kind, attempt, 0, nanos, 0, NOTHING));
  }

  int bytes() {
    return size;
  }

  byte[] pack() {
    ByteBuffer packed = ByteBuffer.allocate(size);
    parts.forEach(packed::put);
    return packed.array();
  }

  /** Reads what an executor has packed. */
  public static void read(byte[] packed, Reader reader) {
    read(packed, true, reader);
  }

  /** As {@link #read}, but copies no payload: each is empty. */
  public static void readHeads(byte[] packed, Reader reader) {
    read(packed, false, reader);
  }

  private static void read(byte[] packed, boolean payloads, Reader reader) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    while (in.hasRemaining()) {
      long index = in.getLong();
      byte kind = in.get();
      int attempt = in.getInt();
      long begun = in.getLong();
      long nanos = in.getLong();
      long overhead = in.getLong();
      int length = in.getInt();
      byte[] payload = NOTHING;
      if (payloads) {
        payload = new byte[length];
        in.get(payload);
      } else {
        in.position(in.position() + length);
      }
      reader.read(new Answer(index, kind, attempt, begun, nanos, overhead, payload));
    }
  }
}
