package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.BrineException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Large arrays and long strings. */
@Timeout(30)
class BulkTest {
  private static final int MANY = 40_000;

  private static Object copy(Object value) {
    Replica replica = Replica.create();
    byte[] written = replica.writeResult(value);
    assertThat(Bulk.isBulk(written)).isTrue();
    Object copy = Capture.of(BulkTest.class).readResult(written);
    assertThat(copy).isNotSameAs(value);
    return copy;
  }

  @Test
  void write_largeArrays_comeBackAsTheyWere() {
    byte[] bytes = new byte[MANY];
    short[] shorts = new short[MANY];
    char[] chars = new char[MANY];
    int[] ints = new int[MANY];
    long[] longs = new long[MANY];
    float[] floats = new float[MANY];
    double[] doubles = new double[MANY];
    for (int i = 0; i < MANY; i++) {
      bytes[i] = (byte) (i * 31);
      shorts[i] = (short) (i * 31);
      chars[i] = (char) (i * 31);
      ints[i] = i * 0x12345;
      longs[i] = i * 0x123456789abcdL;
      floats[i] = Float.intBitsToFloat(i * 0x12345);
      doubles[i] = Double.longBitsToDouble(i * 0x123456789abcdL);
    }
    assertThat((byte[]) copy(bytes)).isEqualTo(bytes);
    assertThat((short[]) copy(shorts)).isEqualTo(shorts);
    assertThat((char[]) copy(chars)).isEqualTo(chars);
    assertThat((int[]) copy(ints)).isEqualTo(ints);
    assertThat((long[]) copy(longs)).isEqualTo(longs);
    assertThat(Arrays.equals((float[]) copy(floats), floats)).isTrue();
    assertThat(Arrays.equals((double[]) copy(doubles), doubles)).isTrue();
  }

  @Test
  void write_longStrings_comeBackAsTheyWere() {
    for (String piece :
        List.of("line\n", "l\u00ednea", "\u4e2d\ud83e\uddc2", "lone \ud83e and \uddc2")) {
      String text = piece.repeat(MANY);
      assertThat(copy(text)).isEqualTo(text);
    }
  }

  @Test
  void write_smallOrOther_isAGraph() {
    for (Object value :
        List.of(new int[100], "short", new boolean[MANY], new Integer[MANY], new int[MANY][0], 1)) {
      assertThat(Bulk.write(value)).isNull();
    }
  }

  @Test
  void write_arrayThatIsChangedAfterwards_keepsWhatItWas() {
    int[] numbers = IntStream.range(0, MANY).toArray();
    byte[] written = Capture.of(BulkTest.class).writeItem(numbers);
    numbers[7] = -1;
    assertThat(((int[]) Bulk.read(written))[7]).isEqualTo(7);
  }

  @Test
  void read_noKnownKind_isRefused() {
    for (byte kind : new byte[] {-1, 7, 15, 18}) {
      assertThatThrownBy(() -> Bulk.read(new byte[] {GraphRecord.BULK, kind, 0, 0}))
          .isInstanceOf(BrineException.class)
          .hasMessageContaining("not a graph");
    }
  }
}
