package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.fails;
import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.ShortBuffer;
import java.util.List;

/** Buffers: heap ones stay on the heap, direct ones direct, read-only ones read-only. */
final class BufferTypes {
  private BufferTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels(
            "ByteBuffer on the heap",
            () -> filled(ByteBuffer.allocate(16)),
            (sent, back) -> {
              bytesAlike(sent, back);
              back.clear();
              Checks.same(0xCAFEBABE_12345678L, back.getLong());
            }),
        travels(
            "ByteBuffer little endian",
            () -> filled(ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN)),
            BufferTypes::bytesAlike),
        travels(
            "ByteBuffer direct",
            () -> filled(ByteBuffer.allocateDirect(16)),
            BufferTypes::bytesAlike),
        travels(
            "ByteBuffer read-only",
            () -> filled(ByteBuffer.allocate(16)).asReadOnlyBuffer(),
            (sent, back) -> {
              bytesAlike(sent, back);
              fails(ReadOnlyBufferException.class, () -> back.put(0, (byte) 1));
            }),
        travels(
            "ByteBuffer direct read-only",
            () -> filled(ByteBuffer.allocateDirect(16)).asReadOnlyBuffer(),
            BufferTypes::bytesAlike),
        travels(
            "ByteBuffer slice",
            () -> filled(ByteBuffer.allocate(16)).slice(),
            BufferTypes::bytesAlike),
        travels("ByteBuffer.wrap", () -> ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 1), same()),
        travels("ByteBuffer empty", () -> ByteBuffer.allocate(0), BufferTypes::bytesAlike),
        travels("CharBuffer", () -> CharBuffer.wrap(new char[] {'a', 'b'}).position(1), same()),
        travels(
            "CharBuffer of a string",
            () -> CharBuffer.wrap("abc"),
            (sent, back) -> {
              Checks.same(sent, back);
              that(back.isReadOnly(), "it can be written now");
            }),
        travels("ShortBuffer", () -> ShortBuffer.wrap(new short[] {1, 2}), same()),
        travels("IntBuffer", () -> IntBuffer.wrap(new int[] {1, 2, 3}, 1, 2), same()),
        travels("LongBuffer", () -> LongBuffer.wrap(new long[] {1, 2}), same()),
        travels("FloatBuffer", () -> FloatBuffer.wrap(new float[] {1, 2}), same()),
        travels("DoubleBuffer", () -> DoubleBuffer.wrap(new double[] {1, 2}), same()),
        travels(
            "IntBuffer view", () -> ByteBuffer.wrap(new byte[8]).asIntBuffer().put(0, 7), same()),
        travels("ByteOrder", () -> ByteOrder.LITTLE_ENDIAN, identical()));
  }

  /** Its position is 1, its limit 9. */
  private static ByteBuffer filled(ByteBuffer buffer) {
    buffer.putLong(0, 0xCAFEBABE_12345678L);
    return buffer.limit(9).position(1);
  }

  private static <B extends Buffer> TypeRow.Check<B> same() {
    return BufferTypes::alike;
  }

  private static void bytesAlike(ByteBuffer sent, ByteBuffer back) {
    alike(sent, back);
    Checks.same(sent.order(), back.order());
  }

  /** Equal speaks of the rest only, so the rest is not all that is asked. */
  private static void alike(Buffer sent, Buffer back) {
    Checks.same(sent, back);
    Checks.same(
        List.of(sent.position(), sent.limit(), sent.capacity(), sent.isReadOnly(), sent.isDirect()),
        List.of(
            back.position(), back.limit(), back.capacity(), back.isReadOnly(), back.isDirect()));
    int position = sent.position();
    Checks.same(sent.duplicate().clear(), back.duplicate().clear());
    Checks.same(position, back.position());
  }
}
