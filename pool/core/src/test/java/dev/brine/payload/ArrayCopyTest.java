package dev.brine.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ArrayCopyTest {
  @Test
  void toArray_ofEachKindAndSize_hasEachBitOfThen() {
    for (ArrayKind kind : ArrayKind.values()) {
      int piece = MemoryPieces.SIZE / kind.width();
      for (int length : new int[] {0, 1, piece - 1, piece, piece + 1, 3 * piece + 7}) {
        Object array = Memory.array(kind, length);
        byte[] bits = Memory.bytes(array);
        ArrayCopy copy = ArrayCopy.of(array);
        assertThat(copy.length()).isEqualTo(length);
        assertThat(copy.size()).isEqualTo(bits.length);
        assertThat(Arrays.stream(copy.pieces()).mapToLong(each -> each.length).sum())
            .isEqualTo(bits.length);
        assertThat(copy.toArray()).hasSameClassAs(array).isNotSameAs(array);
        assertThat(Memory.bytes(copy.toArray())).isEqualTo(bits);
        copy.release();
      }
    }
  }

  @Test
  void of_texts_areBytesWhereThatIsEnough() {
    for (int length : new int[] {0, 1, 4095, 4096, 4097, MemoryPieces.SIZE + 1}) {
      String latin = "\u00ff".repeat(length);
      byte[] bytes = (byte[]) ArrayCopy.of(latin).toArray();
      assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).isEqualTo(latin);
      for (String wide : List.of("\u0100", "\u4e2d", "\ud83e")) {
        for (String text : List.of(latin + wide, wide + latin)) {
          assertThat(new String((char[]) ArrayCopy.of(text).toArray())).isEqualTo(text);
        }
      }
    }
  }

  @Test
  void of_buffers_areAllTheirBytes() {
    byte[] bytes = (byte[]) Memory.array(ArrayKind.BYTES, 2 * MemoryPieces.SIZE + 3);
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).position(5).limit(9);
    ByteBuffer part = ByteBuffer.wrap(bytes).slice(1, 3).asReadOnlyBuffer().position(2);
    assertThat((byte[]) ArrayCopy.of(direct).toArray()).isEqualTo(bytes);
    assertThat((byte[]) ArrayCopy.of(part).toArray()).isEqualTo(Arrays.copyOfRange(bytes, 1, 4));
    assertThat(direct.position()).isEqualTo(5);
  }

  @Test
  void release_ofACopy_endsIt() {
    ArrayCopy copy = ArrayCopy.of(new int[1]);
    copy.release();
    copy.release();
    assertThatThrownBy(copy::pieces).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(copy::toArray).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void take_afterGiveBack_givesTheSameMemoryOnce() {
    MemoryPieces pieces = new MemoryPieces(10L * MemoryPieces.SIZE);
    byte[][] first = pieces.take(2L * MemoryPieces.SIZE + 5);
    assertThat(first[2]).hasSize(5);
    pieces.giveBack(first);
    assertThat(pieces.unused()).isEqualTo(2L * MemoryPieces.SIZE);

    byte[][] second = pieces.take(3L * MemoryPieces.SIZE);
    assertThat(second[0] == first[0] || second[0] == first[1]).isTrue();
    assertThat(second[1] == first[0] || second[1] == first[1]).isTrue();
    assertThat(second[0]).isNotSameAs(second[1]);
    assertThat(second[2]).isNotSameAs(second[0]).isNotSameAs(second[1]).hasSize(MemoryPieces.SIZE);
    assertThat(pieces.unused()).isZero();
  }

  @Test
  void giveBack_moreThanIsKept_isLeftToTheCollector() {
    MemoryPieces pieces = new MemoryPieces(2L * MemoryPieces.SIZE);
    pieces.giveBack(pieces.take(5L * MemoryPieces.SIZE));
    assertThat(pieces.unused()).isEqualTo(2L * MemoryPieces.SIZE);
  }
}
