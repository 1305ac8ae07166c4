package dev.brine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.code.ClassCode;
import dev.brine.payload.ArrayCopy;
import dev.brine.payload.ArrayKind;
import dev.brine.payload.Memory;
import dev.brine.payload.Payload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FrameTest {
  private static final byte[] LARGE = new byte[3 * FrameWriter.SLICE + 17];

  static {
    for (int i = 0; i < LARGE.length; i++) {
      LARGE[i] = (byte) (i * 31);
    }
  }

  static byte[] write(Frame... frames) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FrameWriter writer = new FrameWriter(Channels.newChannel(bytes), Room.ALWAYS);
    for (Frame frame : frames) {
      writer.write(frame);
    }
    writer.flush();
    return bytes.toByteArray();
  }

  static FrameReader reader(byte[] bytes) {
    return new FrameReader(Channels.newChannel(new ByteArrayInputStream(bytes)));
  }

  @Test
  void read_everyFrame_givesWhatWasWritten() throws IOException {
    ClassCode code = new ClassCode("A", new byte[] {1, 2}, true);
    List<Frame> simple =
        List.of(
            new Frame.Hello("token", "Java 17, Brine 1 \u00e4\ud83e\uddc2"),
            new Frame.Code(code),
            new Frame.Print(7, true, "l\u00ednea\n".repeat(100_000)),
            new Frame.Cancel(7),
            new Frame.EndMap(8),
            new Frame.ForgetCode(),
            new Frame.Begin(9, 10, true),
            new Frame.Ask(),
            new Frame.Vitals(11, 12),
            new Frame.Changed(9, List.of()),
            new Frame.Changed(10, List.of("\ta\tREPL.$JShell$1", "l\u00ednea")),
            new Frame.Unshare("l\u00ednea-1"),
            new Frame.Shutdown());
    FrameReader reader = reader(write(simple.toArray(Frame[]::new)));
    for (Frame frame : simple) {
      assertThat(reader.read()).isEqualTo(frame);
    }
    assertThat(reader.read()).isNull();
  }

  @Test
  void read_payloadsOfAnySize_giveTheirBytes() throws IOException {
    for (int size : new int[] {0, 1, FrameWriter.SLICE - 20, FrameWriter.SLICE, LARGE.length}) {
      byte[] bytes = Arrays.copyOf(LARGE, size);
      Payload payload = Payload.of(bytes);
      FrameReader reader =
          reader(
              write(
                  new Frame.Task(1, 2, 3, 4, payload),
                  new Frame.Share("l\u00ednea-1", payload),
                  new Frame.Show(13, bytes),
                  new Frame.Result(3, Frame.Kind.THROWN, 4, 5, 6, payload),
                  new Frame.Parcel(5, List.of("h"), List.of("file:/a", "b"), payload)));
      assertThat(reader.read())
          .isInstanceOfSatisfying(
              Frame.Task.class,
              task -> {
                assertThat(task.map()).isEqualTo(1);
                assertThat(task.number()).isEqualTo(2);
                assertThat(task.item().bytes()).isEqualTo(bytes);
              });
      assertThat(reader.read())
          .isInstanceOfSatisfying(
              Frame.Share.class,
              share -> {
                assertThat(share.id()).isEqualTo("l\u00ednea-1");
                assertThat(share.value().bytes()).isEqualTo(bytes);
              });
      assertThat(reader.read())
          .isInstanceOfSatisfying(
              Frame.Show.class,
              show -> {
                assertThat(show.map()).isEqualTo(13);
                assertThat(show.value()).isEqualTo(bytes);
              });
      assertThat(reader.read())
          .isInstanceOfSatisfying(
              Frame.Result.class,
              result -> {
                assertThat(result.number()).isEqualTo(3);
                assertThat(result.kind()).isEqualTo(Frame.Kind.THROWN);
                assertThat(result.begun()).isEqualTo(4);
                assertThat(result.nanos()).isEqualTo(5);
                assertThat(result.overhead()).isEqualTo(6);
                assertThat(result.payload().bytes()).isEqualTo(bytes);
              });
      assertThat(reader.read())
          .isInstanceOfSatisfying(
              Frame.Parcel.class,
              parcel -> {
                assertThat(parcel.map()).isEqualTo(5);
                assertThat(parcel.hashes()).containsExactly("h");
                assertThat(parcel.classPath()).containsExactly("file:/a", "b");
                assertThat(parcel.graph().bytes()).isEqualTo(bytes);
              });
    }
  }

  @Test
  void read_inSmallPieces_givesTheFrame() throws IOException {
    byte[] bytes = write(new Frame.Task(1, 2, 3, 4, Payload.of(LARGE)));
    assertThat(new FrameReader(inPieces(bytes, 1000)).read())
        .isInstanceOfSatisfying(
            Frame.Task.class, task -> assertThat(task.item().bytes()).isEqualTo(LARGE));
  }

  @Test
  void read_endInTheMiddle_saysSo() throws IOException {
    byte[] bytes = write(new Frame.Task(1, 2, 3, 4, Payload.of(new byte[100])));
    for (int length : new int[] {1, FrameReader.PREFIX, FrameReader.PREFIX + 5, 99}) {
      assertThatThrownBy(() -> reader(Arrays.copyOf(bytes, length)).read())
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void read_falseLength_takesNoMemory() {
    byte[] bytes = {4, 0, 0, 0, 0, 0x7f, -1, -1, -1, 1, 2, 3};
    assertThatThrownBy(() -> reader(bytes).read()).isInstanceOf(EOFException.class);
  }

  @Test
  void read_noFrame_isMalformed() {
    for (byte[] bytes :
        new byte[][] {
          "OpenJDK 64-Bit Server VM warning".getBytes(StandardCharsets.US_ASCII),
          {0, 0, 0, 0, 0, 0, 0, 0, 0},
          {99, 0, 0, 0, 0, 0, 0, 0, 0},
          {4, 0, 0, 0, 1, 0, 0, 0, 0, 9},
          {5, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 77, 0, 0, 0, 0, 0, 0, 0, 0},
        }) {
      assertThatThrownBy(() -> reader(bytes).read()).isInstanceOf(MalformedFrameException.class);
    }
  }

  private static ReadableByteChannel inPieces(byte[] bytes, int most) {
    return Channels.newChannel(
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, most));
          }
        });
  }

  private static void assertIs(Payload read, Payload written) {
    assertThat(read.bytes()).isEqualTo(written.bytes());
    assertThat(read.arrays()).hasSameSizeAs(written.arrays());
    for (int i = 0; i < read.arrays().size(); i++) {
      assertThat(read.arrays().get(i)).hasSameClassAs(written.arrays().get(i));
      assertThat(Memory.bytes(read.arrays().get(i)))
          .isEqualTo(Memory.bytes(written.arrays().get(i)));
    }
  }

  @Test
  void read_arraysOfEachKindAndSize_haveEachBit() throws IOException {
    for (ArrayKind kind : ArrayKind.values()) {
      int slice = FrameWriter.SLICE / kind.width();
      for (int length : new int[] {0, 1, 7, slice - 8, slice - 1, slice, slice + 1, 3 * slice}) {
        Payload payload =
            Payload.of(
                new byte[] {1, 2, 3},
                List.of(Memory.array(kind, length), new byte[5], Memory.array(kind, 3)));
        byte[] bytes = write(new Frame.Cancel(1), new Frame.Task(1, 2, 3, 4, payload));
        // Elements are cut in two where slices end.
        for (int most : new int[] {1001, Integer.MAX_VALUE}) {
          FrameReader reader = new FrameReader(inPieces(bytes, most));
          assertThat(reader.read()).isEqualTo(new Frame.Cancel(1));
          Frame.Task task = (Frame.Task) reader.read();
          assertThat(task.number()).isEqualTo(2);
          assertIs(task.item(), payload);
          assertThat(reader.read()).isNull();
          assertThat(reader.bytes()).isEqualTo(bytes.length);
        }
      }
    }
  }

  @Test
  void read_copiesOfArrays_areTheArrays() throws IOException {
    for (ArrayKind kind : ArrayKind.values()) {
      int slice = FrameWriter.SLICE / kind.width();
      for (int length : new int[] {0, 1, slice - 1, slice, slice + 1, 3 * slice + 5}) {
        Object array = Memory.array(kind, length);
        Payload copies = Payload.of(new byte[] {1}, List.of(ArrayCopy.of(array)));
        byte[] bytes = write(new Frame.Task(1, 2, 3, 4, copies));
        Frame.Task task = (Frame.Task) read(reader(bytes));
        assertIs(task.item(), Payload.of(new byte[] {1}, List.of(array)));
      }
    }
  }

  @Test
  void write_copyThatWasReleased_isNotWritten() {
    Payload copies = Payload.of(new byte[] {1}, List.of(ArrayCopy.of(new byte[100])));
    copies.release();
    assertThatThrownBy(() -> write(new Frame.Task(1, 2, 3, 4, copies)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void read_arraysOfEachFrameThatTakesThem_areItsOwn() throws IOException {
    Payload first = Payload.of(new byte[] {1}, List.of(new int[] {1, 2, 3}));
    Payload second = Payload.of(new byte[] {2}, List.of(new double[] {1.5}, new char[] {'x'}));
    Payload none = Payload.of(new byte[] {3});
    FrameReader reader =
        reader(
            write(
                new Frame.Result(3, Frame.Kind.VALUE, 4, 5, 6, first),
                new Frame.Result(4, Frame.Kind.VALUE, 4, 5, 6, none),
                new Frame.Share("a", second),
                new Frame.Share("b", none),
                new Frame.Parcel(5, List.of("h"), List.of(), first),
                new Frame.Shutdown()));
    assertIs(((Frame.Result) read(reader)).payload(), first);
    assertIs(((Frame.Result) read(reader)).payload(), none);
    assertIs(((Frame.Share) read(reader)).value(), second);
    assertIs(((Frame.Share) read(reader)).value(), none);
    assertIs(((Frame.Parcel) read(reader)).graph(), first);
    assertThat(read(reader)).isEqualTo(new Frame.Shutdown());
  }

  private static Frame read(FrameReader reader) throws IOException {
    return Objects.requireNonNull(reader.read());
  }

  @Test
  void readAll_arrayWhoseFrameHasNotCome_doesNotHoldUpThoseBefore() throws IOException {
    Payload payload = Payload.of(new byte[] {1}, List.of(new byte[100]));
    byte[] bytes = write(new Frame.Cancel(1), new Frame.Task(1, 2, 3, 4, payload));
    FrameReader reader = new FrameReader(inPieces(bytes, bytes.length - 10));
    assertThat(reader.readAll()).containsExactly(new Frame.Cancel(1));
    assertIs(((Frame.Task) reader.readAll().get(0)).item(), payload);
  }

  @Test
  void read_arrayThatIsCut_saysSo() throws IOException {
    Payload payload = Payload.of(new byte[] {1}, List.of(new long[100]));
    byte[] bytes = write(new Frame.Task(1, 2, 3, 4, payload));
    for (int length : new int[] {9, 10, 14, 20, 809, 810, 815, bytes.length - 1}) {
      assertThatThrownBy(() -> reader(Arrays.copyOf(bytes, length)).read())
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void read_arrayOfFalseLength_takesNoMemory() {
    byte[] bytes = {19, 0, 0, 0, 1, 0x7f, -1, -1, -1, 6, 1, 2, 3};
    assertThatThrownBy(() -> reader(bytes).read()).isInstanceOf(EOFException.class);
  }

  @Test
  void read_noArrayOfOurs_isMalformed() {
    for (byte[] bytes :
        new byte[][] {
          {19, 0, 0, 0, 1, 0, 0, 0, 0, 7},
          {19, 0, 0, 0, 1, 0, 0, 0, 0, -1},
          {19, 0, 0, 0, 0, 0, 0, 0, 0, 0},
          {19, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0},
          {19, 0, 0, 0, 1, -1, 0, 0, 0, 0},
          // A frame that takes none comes behind it.
          {19, 0, 0, 0, 1, 0, 0, 0, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0},
        }) {
      assertThatThrownBy(() -> reader(bytes).read()).isInstanceOf(MalformedFrameException.class);
    }
  }
}
