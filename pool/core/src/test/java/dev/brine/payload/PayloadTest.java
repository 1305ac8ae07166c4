package dev.brine.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.BrineException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PayloadTest {
  private static final byte[] BYTES = {4, 5, 6};

  private static Payload ofAllKinds() {
    List<Object> arrays = new ArrayList<>();
    for (ArrayKind kind : ArrayKind.values()) {
      for (int length : new int[] {0, 1, 1000}) {
        arrays.add(Memory.array(kind, length));
      }
    }
    return Payload.of(BYTES, arrays);
  }

  private static void assertIsOfAllKinds(Payload payload) {
    assertThat(payload.bytes()).isEqualTo(BYTES);
    List<Object> arrays = ofAllKinds().arrays();
    assertThat(payload.arrays()).hasSameSizeAs(arrays);
    for (int i = 0; i < arrays.size(); i++) {
      assertThat(payload.arrays().get(i)).hasSameClassAs(arrays.get(i));
      assertThat(Memory.bytes(payload.arrays().get(i))).isEqualTo(Memory.bytes(arrays.get(i)));
    }
  }

  @Test
  void unpack_whatWasPacked_isTheSame() {
    assertIsOfAllKinds(Payload.unpack(ofAllKinds().pack()));
  }

  @Test
  void unpack_whatWasPackedOfCopies_isTheSame() {
    List<Object> copies = new ArrayList<>();
    ofAllKinds().arrays().forEach(each -> copies.add(ArrayCopy.of(each)));
    Payload payload = Payload.of(BYTES, copies);
    assertThat(payload.size()).isEqualTo(ofAllKinds().size());
    assertIsOfAllKinds(Payload.unpack(payload.pack()));
    assertIsOfAllKinds(payload.copy());
  }

  @Test
  void pack_withoutArrays_areTheBytesThemselves() {
    assertThat(Payload.of(BYTES).pack()).isSameAs(BYTES);
    assertThat(Payload.unpack(BYTES).bytes()).isSameAs(BYTES);
    assertThat(Payload.unpack(new byte[0]).bytes()).isEmpty();
  }

  @Test
  void unpack_cutShort_isRefusedOrLacksBytes() {
    byte[] packed = ofAllKinds().pack();
    for (int length = 1; length < packed.length - BYTES.length; length += 7) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> Payload.unpack(cut)).isInstanceOf(BrineException.class);
    }
  }

  @Test
  void unpack_falseLengthOrKind_isRefusedAndTakesNoMemory() {
    byte[] tooLong = {7, 1, 0, 0, 0, 6, -1, -1, -1, 0x7f, 1, 2, 3};
    byte[] negative = {7, 1, 0, 0, 0, 6, -1, -1, -1, -1, 1, 2, 3};
    byte[] noKind = {7, 1, 0, 0, 0, 99, 1, 0, 0, 0, 1, 2, 3};
    for (byte[] bytes : List.of(tooLong, negative, noKind)) {
      assertThatThrownBy(() -> Payload.unpack(bytes)).isInstanceOf(BrineException.class);
    }
  }

  @Test
  void copy_hasArraysOfItsOwn() {
    Payload copy = ofAllKinds().copy();
    assertIsOfAllKinds(copy);
    Payload again = copy.copy();
    for (int i = 0; i < copy.arrays().size(); i++) {
      assertThat(again.arrays().get(i)).isNotSameAs(copy.arrays().get(i));
    }
  }

  @Test
  void size_countsBytesAndArrays() {
    assertThat(Payload.of(BYTES, List.of(new double[10], new short[3])).size())
        .isEqualTo(BYTES.length + 80 + 6);
  }

  @Test
  void of_whatIsNoMemory_isRefused() {
    for (Object other : List.of("text", new boolean[1], new Object[1])) {
      assertThatThrownBy(() -> Payload.of(BYTES, List.of(other)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
