package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.BrineException;
import dev.brine.payload.ArrayKind;
import dev.brine.payload.Memory;
import dev.brine.payload.Payload;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Large arrays, long strings and buffers go beside a graph's bytes. */
@Timeout(60)
class AttachedArraysTest {
  private static final int MANY = 40_000;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sample(String name, double[] values, Object more) {}

  private static Payload written(Object value) {
    return Replica.create().writeResult(value);
  }

  private static Object read(Payload written) {
    return Capture.of(AttachedArraysTest.class).readResult(written);
  }

  private static Object copy(Object value) {
    Object copy = read(written(value));
    // Those who know only bytes give the same.
    Object packed = read(Payload.unpack(written(value).pack()));
    assertThat(Objects.deepEquals(packed, copy)).isTrue();
    return copy;
  }

  @Test
  void write_arraysOfEachKindAndSize_comeBackWithEachBit() {
    for (ArrayKind kind : ArrayKind.values()) {
      int least = Attaching.LEAST / kind.width();
      for (int length : new int[] {0, 1, least - 1, least, least + 1, MANY}) {
        Object array = Memory.array(kind, length);
        Payload written = written(array);
        assertThat(written.arrays()).hasSize(length < least ? 0 : 1);
        Object back = read(written);
        assertThat(back).hasSameClassAs(array).isNotSameAs(array);
        assertThat(Objects.deepEquals(back, array)).isTrue();
        if (length >= least) {
          // Small ones lose which of the many NaNs it was, as java.io serialization may.
          assertThat(Memory.bytes(back)).isEqualTo(Memory.bytes(array));
        }
      }
    }
  }

  @Test
  void write_longStrings_comeBackAsTheyWere() {
    for (String piece :
        List.of("line\n", "l\u00ednea", "\u4e2d\ud83e\uddc2", "lone \ud83e and \uddc2")) {
      String text = piece.repeat(MANY);
      assertThat(written(text).arrays()).hasSize(1);
      assertThat(copy(text)).isEqualTo(text);
      String lastIsWide = "x".repeat(MANY) + piece;
      assertThat(copy(lastIsWide)).isEqualTo(lastIsWide);
    }
  }

  @Test
  void write_arraysWithinOthers_areBesideTheBytes() {
    double[] values = (double[]) Memory.array(ArrayKind.DOUBLES, MANY);
    List<Object> list = new ArrayList<>(List.of(values, new int[MANY], "text".repeat(MANY)));
    list.add(list);
    list.add(values);
    Payload written = written(new Sample("name", values, list));
    assertThat(written.arrays()).hasSize(3);
    assertThat(written.bytes()).hasSizeLessThan(1000);

    Sample back = (Sample) read(written);
    assertThat(Memory.bytes(back.values())).isEqualTo(Memory.bytes(values));
    List<?> more = (List<?>) back.more();
    // What was one array still is.
    assertThat(more.get(0)).isSameAs(back.values());
    assertThat(more.get(3)).isSameAs(more);
    assertThat(more.get(4)).isSameAs(back.values());
    assertThat(more.get(2)).isEqualTo("text".repeat(MANY));
  }

  @Test
  void write_arrayThatIsChangedAfterwards_keepsWhatItWas() {
    int[] numbers = new int[MANY];
    ByteBuffer buffer = ByteBuffer.allocate(MANY);
    Payload item = Capture.of(AttachedArraysTest.class).writeItem(List.of(numbers, buffer));
    Payload captured = Capture.of((IntUnaryOperator) x -> numbers[x]).parcels().get(0).graph();
    assertThat(captured.arrays()).isNotEmpty();
    Arrays.fill(numbers, -1);
    buffer.put(7, (byte) -1);

    List<?> back = (List<?>) read(item);
    assertThat((int[]) back.get(0)).containsOnly(0);
    assertThat(((ByteBuffer) back.get(1)).get(7)).isZero();
    assertThat((int[]) captured.arrays().get(0)).containsOnly(0);
  }

  @Test
  void release_ofAnItem_leavesWhatWasReadAsItIs() {
    Capture capture = Capture.of(AttachedArraysTest.class);
    Payload first = capture.writeItem(Memory.array(ArrayKind.INTS, 10 * MANY));
    Object read = read(first);
    first.release();
    Payload second = capture.writeItem(new int[10 * MANY]);
    assertThat((int[]) read(second)).containsOnly(0);
    assertThat(Memory.bytes(read)).isEqualTo(Memory.bytes(Memory.array(ArrayKind.INTS, 10 * MANY)));
    first.release();
    assertThat((int[]) read(second)).containsOnly(0);
  }

  @Test
  void write_lending_hasTheArrayItself() {
    int[] numbers = new int[MANY];
    assertThat(Replica.lending().writeResult(numbers).arrays().get(0)).isSameAs(numbers);
  }

  @Test
  void write_buffers_keepBytesPositionLimitOrderAndKind() {
    byte[] content = (byte[]) Memory.array(ArrayKind.BYTES, 2 * MANY);
    ByteBuffer whole = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    List<ByteBuffer> buffers =
        List.of(
            whole,
            whole.duplicate().position(7).limit(MANY),
            whole.slice(5, MANY).position(3),
            whole.asReadOnlyBuffer().position(1),
            ByteBuffer.allocateDirect(MANY).put(content, 0, MANY).flip().position(9),
            ByteBuffer.allocate(3));
    for (ByteBuffer buffer : buffers) {
      ByteBuffer back = (ByteBuffer) copy(buffer);
      assertThat(back).isEqualTo(buffer);
      assertThat(back.order()).isEqualTo(buffer.order());
      assertSameShape(back, buffer);
      assertThat(back.duplicate().clear()).isEqualTo(buffer.duplicate().clear());
    }
    DoubleBuffer doubles = DoubleBuffer.allocate(MANY).put(3, 1.5).position(2);
    DoubleBuffer back = (DoubleBuffer) copy(doubles);
    assertThat(back).isEqualTo(doubles);
    assertSameShape(back, doubles);
  }

  private static void assertSameShape(Buffer back, Buffer buffer) {
    assertThat(back.isDirect()).isEqualTo(buffer.isDirect());
    assertThat(back.isReadOnly()).isEqualTo(buffer.isReadOnly());
    assertThat(back.position()).isEqualTo(buffer.position());
    assertThat(back.limit()).isEqualTo(buffer.limit());
    assertThat(back.capacity()).isEqualTo(buffer.capacity());
  }

  @Test
  void write_smallOrOther_isAmongTheBytes() {
    for (Object value :
        List.of(new int[100], "short", new boolean[MANY], new Integer[MANY], new int[MANY][0], 1)) {
      assertThat(written(value).arrays()).isEmpty();
      assertThat(Objects.deepEquals(copy(value), value)).isTrue();
    }
  }

  @Test
  void write_aParcelToKeep_isAllBytes() {
    byte[] bytes = Pickler.dumps(new int[][] {new int[MANY], {1}});
    assertThat((int[][]) Pickler.loads(bytes)).isDeepEqualTo(new int[][] {new int[MANY], {1}});
    assertThat(Capture.whole(new int[MANY]).graph().arrays()).isEmpty();
  }

  @Test
  void read_arrayThatIsMissing_isRefused() {
    Payload written = written(new int[MANY]);
    assertThatThrownBy(() -> read(Payload.of(written.bytes())))
        .isInstanceOf(BrineException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void read_arrayOfAnotherKind_isRefused() {
    Payload written = written(new int[MANY]);
    assertThatThrownBy(() -> read(Payload.of(written.bytes(), List.of(new byte[MANY]))))
        .isInstanceOf(BrineException.class);
  }
}
