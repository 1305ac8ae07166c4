package dev.brine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.code.ClassCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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

  private static byte[] write(Frame... frames) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FrameWriter writer = new FrameWriter(Channels.newChannel(bytes), Room.ALWAYS);
    for (Frame frame : frames) {
      writer.write(frame);
    }
    writer.flush();
    return bytes.toByteArray();
  }

  private static FrameReader reader(byte[] bytes) {
    return new FrameReader(Channels.newChannel(new ByteArrayInputStream(bytes)));
  }

  @Test
  void read_everyFrame_givesWhatWasWritten() throws IOException {
    ClassCode code = new ClassCode("A", new byte[] {1, 2}, true);
    List<Frame> simple =
        List.of(
            new Frame.Hello("token", 42, "Java 17, Brine 1 \u00e4\ud83e\uddc2"),
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
      byte[] payload = Arrays.copyOf(LARGE, size);
      FrameReader reader =
          reader(
              write(
                  new Frame.Task(1, 2, 3, 4, payload),
                  new Frame.Share("l\u00ednea-1", payload),
                  new Frame.Show(13, payload),
                  new Frame.Result(3, Frame.Kind.THROWN, 4, 5, 6, payload),
                  new Frame.Parcel(5, List.of("h"), List.of("file:/a", "b"), payload)));
      assertThat(reader.read())
          .isInstanceOfSatisfying(
              Frame.Task.class,
              task -> {
                assertThat(task.map()).isEqualTo(1);
                assertThat(task.number()).isEqualTo(2);
                assertThat(task.item()).isEqualTo(payload);
              });
      assertThat(reader.read())
          .isInstanceOfSatisfying(
              Frame.Share.class,
              share -> {
                assertThat(share.id()).isEqualTo("l\u00ednea-1");
                assertThat(share.value()).isEqualTo(payload);
              });
      assertThat(reader.read())
          .isInstanceOfSatisfying(
              Frame.Show.class,
              show -> {
                assertThat(show.map()).isEqualTo(13);
                assertThat(show.value()).isEqualTo(payload);
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
                assertThat(result.payload()).isEqualTo(payload);
              });
      assertThat(reader.read())
          .isInstanceOfSatisfying(
              Frame.Parcel.class,
              parcel -> {
                assertThat(parcel.map()).isEqualTo(5);
                assertThat(parcel.hashes()).containsExactly("h");
                assertThat(parcel.classPath()).containsExactly("file:/a", "b");
                assertThat(parcel.graph()).isEqualTo(payload);
              });
    }
  }

  @Test
  void read_inSmallPieces_givesTheFrame() throws IOException {
    byte[] bytes = write(new Frame.Task(1, 2, 3, 4, LARGE));
    ReadableByteChannel slow =
        Channels.newChannel(
            new ByteArrayInputStream(bytes) {
              @Override
              public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1000));
              }
            });
    assertThat(new FrameReader(slow).read())
        .isInstanceOfSatisfying(Frame.Task.class, task -> assertThat(task.item()).isEqualTo(LARGE));
  }

  @Test
  void read_endInTheMiddle_saysSo() throws IOException {
    byte[] bytes = write(new Frame.Task(1, 2, 3, 4, new byte[100]));
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
}
