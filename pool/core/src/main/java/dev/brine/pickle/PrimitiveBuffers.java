package dev.brine.pickle;

import java.nio.Buffer;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The forms of the buffers of primitives other than bytes: their elements, position, limit and
 * whether they can be written; the copy is on the heap.
 */
final class PrimitiveBuffers {
  private PrimitiveBuffers() {}

  /** A new form; null where the class is no such buffer. */
  static @Nullable Form<?> formOf(Class<?> type) {
    return switch (type.getName()) {
      case "java.nio.CharBuffer" ->
          form(
              each -> {
                char[] all = new char[each.capacity()];
                each.duplicate().clear().get(all);
                return all;
              },
              all -> CharBuffer.wrap((char[]) all),
              CharBuffer::asReadOnlyBuffer);
      case "java.nio.ShortBuffer" ->
          form(
              each -> {
                short[] all = new short[each.capacity()];
                each.duplicate().clear().get(all);
                return all;
              },
              all -> ShortBuffer.wrap((short[]) all),
              ShortBuffer::asReadOnlyBuffer);
      case "java.nio.IntBuffer" ->
          form(
              each -> {
                int[] all = new int[each.capacity()];
                each.duplicate().clear().get(all);
                return all;
              },
              all -> IntBuffer.wrap((int[]) all),
              IntBuffer::asReadOnlyBuffer);
      case "java.nio.LongBuffer" ->
          form(
              each -> {
                long[] all = new long[each.capacity()];
                each.duplicate().clear().get(all);
                return all;
              },
              all -> LongBuffer.wrap((long[]) all),
              LongBuffer::asReadOnlyBuffer);
      case "java.nio.FloatBuffer" ->
          form(
              each -> {
                float[] all = new float[each.capacity()];
                each.duplicate().clear().get(all);
                return all;
              },
              all -> FloatBuffer.wrap((float[]) all),
              FloatBuffer::asReadOnlyBuffer);
      case "java.nio.DoubleBuffer" ->
          form(
              each -> {
                double[] all = new double[each.capacity()];
                each.duplicate().clear().get(all);
                return all;
              },
              all -> DoubleBuffer.wrap((double[]) all),
              DoubleBuffer::asReadOnlyBuffer);
      default -> null;
    };
  }

  @SuppressWarnings("unchecked")
  private static <B extends Buffer> Form<B> form(
      Function<B, Object> elements, Function<Object, B> wrap, UnaryOperator<B> readOnly) {
    return new CopyForm<>(
        buffer ->
            new Object[] {
              elements.apply(buffer), buffer.position(), buffer.limit(), buffer.isReadOnly()
            },
        (input, all) -> {
          B copy = wrap.apply(Objects.requireNonNull(all[0]));
          copy.limit((int) Objects.requireNonNull(all[2]));
          copy.position((int) Objects.requireNonNull(all[1]));
          return Boolean.TRUE.equals(all[3]) ? readOnly.apply(copy) : copy;
        });
  }
}
