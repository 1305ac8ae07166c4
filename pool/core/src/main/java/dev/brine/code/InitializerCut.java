package dev.brine.code;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes the initializer out of a class file and makes its static fields assignable, without looking
 * at anything else in it: the first class that a worker is sent is no reason to load a library for
 * class files. An interface whose fields need values is left to {@link InterfaceStatics}.
 */
final class InitializerCut {
  private static final int ACC_STATIC = 0x0008;
  private static final int ACC_FINAL = 0x0010;
  private static final int ACC_INTERFACE = 0x0200;

  /** Where the constant pool begins, behind the magic number, the version and its own size. */
  private static final int POOL = 10;

  private static final byte[] CONSTANT_VALUE = "ConstantValue".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] INITIALIZER = "<clinit>".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;

  /** Where each constant begins, with its tag. */
  private final int[] constants;

  private int position = POOL;

  private InitializerCut(byte[] original) {
    bytes = original.clone();
    constants = new int[short16(POOL - 2)];
  }

  /**
   * The rewritten class file; null where fields of an interface need values.
   *
   * @throws ArrayIndexOutOfBoundsException if it is no class file
   * @throws IllegalArgumentException if it is no class file
   */
  static byte @Nullable [] of(byte[] original) {
    return new InitializerCut(original).cut();
  }

  private byte @Nullable [] cut() {
    skipConstants();
    boolean isInterface = (short16(position) & ACC_INTERFACE) != 0;
    position += 6;
    position += 2 + 2 * short16(position);
    if (!openFields(isInterface)) {
      return null;
    }
    int count = position;
    int methods = short16(position);
    position += 2;
    for (int i = 0; i < methods; i++) {
      int start = position;
      boolean isInitializer = isText(short16(start + 2), INITIALIZER);
      boolean unused = skipMember();
      if (isInitializer) {
        return without(start, position, count, methods - 1);
      }
    }
    return bytes;
  }

  private void skipConstants() {
    for (int i = 1; i < constants.length; i++) {
      constants[i] = position;
      int tag = bytes[position];
      switch (tag) {
        case 1 -> position += 3 + short16(position + 1);
        case 7, 8, 16, 19, 20 -> position += 3;
        case 15 -> position += 4;
        case 3, 4, 9, 10, 11, 12, 17, 18 -> position += 5;
        case 5, 6 -> {
          position += 9;
          // A long or double takes the next place in the pool, too.
          i++;
        }
        default -> throw new IllegalArgumentException("not a class file: constant " + tag);
      }
    }
  }

  /** Whether nothing is left to do for the fields. */
  private boolean openFields(boolean isInterface) {
    int fields = short16(position);
    position += 2;
    for (int i = 0; i < fields; i++) {
      int start = position;
      boolean isConstant = skipMember();
      int access = short16(start);
      if ((access & ACC_STATIC) != 0 && !isConstant) {
        if (isInterface) {
          return false;
        }
        bytes[start + 1] &= ~ACC_FINAL;
      }
    }
    return true;
  }

  /** Skips a field or a method; whether the class file holds its value. */
  private boolean skipMember() {
    boolean isConstant = false;
    int attributes = short16(position + 6);
    position += 8;
    for (int i = 0; i < attributes; i++) {
      isConstant |= isText(short16(position), CONSTANT_VALUE);
      position += 6 + ((short16(position + 2) << 16) | short16(position + 4));
    }
    return isConstant;
  }

  private byte[] without(int start, int end, int count, int methods) {
    bytes[count] = (byte) (methods >> 8);
    bytes[count + 1] = (byte) methods;
    byte[] cut = Arrays.copyOf(bytes, bytes.length - (end - start));
    System.arraycopy(bytes, end, cut, start, bytes.length - end);
    return cut;
  }

  private boolean isText(int constant, byte[] text) {
    int start = constants[constant] + 3;
    return short16(start - 2) == text.length
        && Arrays.equals(bytes, start, start + text.length, text, 0, text.length);
  }

  private int short16(int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }
}
