package dev.brine.payload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arrays of all kinds with every pattern of bits, those of signalling NaNs included. */
public final class Memory {
  private Memory() {}

  /** An array whose elements' bytes differ from one to the next. */
  public static Object array(ArrayKind kind, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length * kind.width()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < length; i++) {
      bytes.put(i * kind.width(), (byte) (i * 31 + (i >> 8)));
      // The highest two bytes of each element: infinities and NaNs of either kind are among them.
      bytes.put((i + 1) * kind.width() - 1, (byte) (i % 3 == 0 ? 0x7f : i % 3 == 1 ? 0xff : i));
      if (kind.width() > 1) {
        bytes.put((i + 1) * kind.width() - 2, (byte) (0xf0 + i % 16));
      }
    }
    Object array = kind.make(length);
    kind.get(bytes, array, 0, length);
    return array;
  }

  /** All bits of an array: {@code equals} of floating numbers takes some for the same. */
  public static byte[] bytes(Object array) {
    ArrayKind kind = ArrayKind.of(array);
    ByteBuffer bytes = ByteBuffer.allocate((int) kind.size(array)).order(ByteOrder.LITTLE_ENDIAN);
    kind.put(array, 0, kind.length(array), bytes);
    return bytes.array();
  }
}
