package dev.brine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Bytes;
import dev.brine.payload.Payload;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks and results that follow each other. */
@Timeout(30)
class FrameRunTest {
  @Test
  void read_runsInPiecesOfAnySize_giveWhatWasWritten() throws IOException {
    for (long seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      List<Frame> frames = new ArrayList<>();
      while (frames.size() < 2000) {
        addRun(frames, random);
      }
      byte[] bytes = FrameTest.write(frames.toArray(Frame[]::new));
      FrameReader reader = new FrameReader(Channels.newChannel(new Pieces(bytes, random)));
      List<String> read = new ArrayList<>();
      for (List<Frame> some = reader.readAll(); !some.isEmpty(); some = reader.readAll()) {
        some.forEach(frame -> read.add(told(frame)));
      }
      assertThat(read)
          .as("seed %d", seed)
          .isEqualTo(frames.stream().map(FrameRunTest::told).toList());
      assertThat(reader.bytes()).isEqualTo(bytes.length);
    }
  }

  /** Some that follow each other, as nearly all do, and at times one that does not. */
  private static void addRun(List<Frame> frames, Random random) {
    long map = random.nextInt(3);
    long number = random.nextLong();
    long begun = random.nextLong();
    for (int i = random.nextInt(40); i >= 0; i--) {
      number += random.nextInt(20) == 0 ? 2 : 1;
      byte[] payload = new byte[random.nextInt(random.nextInt(50) == 0 ? 5000 : 20)];
      random.nextBytes(payload);
      if (random.nextBoolean()) {
        int attempt = 1 + random.nextInt(30) / 29;
        frames.add(new Frame.Task(map, number, number + 7, attempt, Payload.of(payload)));
      } else {
        begun += random.nextInt(30) == 0 ? random.nextLong() : random.nextInt(1000);
        Frame.Kind kind = random.nextBoolean() ? Frame.Kind.VALUE : Frame.Kind.THROWN;
        long nanos = random.nextLong() >>> random.nextInt(64);
        frames.add(
            new Frame.Result(number, kind, begun, nanos, random.nextInt(), Payload.of(payload)));
      }
    }
    frames.add(random.nextBoolean() ? new Frame.Ask() : new Frame.EndMap(map));
  }

  /** A frame with the bytes of its payload. */
  private static String told(Frame frame) {
    if (frame instanceof Frame.Task task) {
      return List.of(task.map(), task.number(), task.index(), task.attempt())
          + Arrays.toString(task.item().bytes());
    } else if (frame instanceof Frame.Result result) {
      return List.of(result.number(), result.kind(), result.begun(), result.nanos())
          + " "
          + result.overhead()
          + Arrays.toString(result.payload().bytes());
    }
    return frame.toString();
  }

  /** Gives few bytes at a time. */
  private static final class Pieces extends ByteArrayInputStream {
    private final Random random;

    Pieces(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      int most = 1 + random.nextInt(random.nextBoolean() ? 10 : 3000);
      return super.read(into, offset, Math.min(length, most));
    }
  }

  @Test
  void write_tasksThatFollowEachOther_takeFewBytes() throws IOException {
    Frame[] tasks = new Frame[1000];
    Arrays.setAll(tasks, i -> new Frame.Task(1, 500 + i, 600 + i, 1, Payload.of(new byte[3])));
    Frame[] results = new Frame[1000];
    Arrays.setAll(
        results,
        i -> new Frame.Result(i, Frame.Kind.VALUE, 1L << 50, 40, 90, Payload.of(new byte[3])));
    assertThat(FrameTest.write(tasks).length).isLessThan(6 * tasks.length);
    assertThat(FrameTest.write(results).length).isLessThan(10 * results.length);
  }

  @Test
  void read_noFrameOfARun_isMalformed() throws IOException {
    byte[] task = FrameTest.write(new Frame.Task(1, 2, 3, 4, Payload.of(new byte[0])));
    byte[] result =
        FrameTest.write(new Frame.Result(3, Frame.Kind.VALUE, 4, 5, 6, Payload.of(new byte[0])));
    byte[] ends = {23, 2, 1, 0};
    byte[] beyond = {23, 3, 1, 0, 0, 0, 0};
    byte[] endless = {23, 12, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
    byte[] kind = {23, 4, 77, 0, 0, 0};
    for (byte[] bytes :
        new byte[][] {
          {22, 0},
          {23, 4, 1, 0, 0, 0},
          Bytes.concat(task, new byte[] {22, -1, -1, -1, 0}),
          Bytes.concat(task, new byte[] {22, -1, -1, -1, -1, -1, -1, 1}),
          Bytes.concat(task, new byte[] {23, 4, 1, 0, 0, 0}),
          Bytes.concat(result, ends),
          Bytes.concat(result, beyond),
          Bytes.concat(result, endless),
          Bytes.concat(result, kind)
        }) {
      assertThatThrownBy(
              () -> {
                FrameReader reader = FrameTest.reader(bytes);
                while (!reader.readAll().isEmpty()) {
                  // On to that which is none.
                }
              })
          .as("%s", Arrays.toString(bytes))
          .isInstanceOf(MalformedFrameException.class);
    }
    assertThatThrownBy(
            () -> {
              FrameReader reader = FrameTest.reader(Bytes.concat(task, new byte[] {22, 3, 1}));
              reader.read();
              reader.read();
            })
        .isInstanceOf(EOFException.class);
  }
}
