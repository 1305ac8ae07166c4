package dev.brine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.payload.Payload;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A line between two ends, over a real socket. */
@Timeout(60)
final class ConnectionTest {
  @TempDir private Path directory;
  private Connection one;
  private Connection other;

  @BeforeEach
  void connect() throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("s"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      one = new Connection(SocketChannel.open(address), "brine-one", 1);
      other = new Connection(server.accept(), "brine-other", 1);
    }
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  @Test
  void send_byInterruptedThreads_closesNothing() throws Exception {
    Thread.currentThread().interrupt();
    one.send(new Frame.EndMap(1));
    assertThat(Thread.interrupted()).isTrue();
    one.send(new Frame.EndMap(2));

    assertThat(numbers(2)).containsExactly(1L, 2L);
  }

  @Test
  void send_nobodyReads_neverWaits_andNothingIsLostOrOutOfOrder() throws Exception {
    // Far more than what the system keeps of it.
    int count = 200_000;
    for (int i = 0; i < count; i++) {
      one.send(new Frame.EndMap(i));
    }

    assertThat(numbers(count)).isSorted().hasSize(count).doesNotHaveDuplicates();
    assertThat(one.drain(TimeUnit.SECONDS.toMillis(30))).isTrue();
    assertThat(other.receivedBytes()).isEqualTo(one.sentBytes());
  }

  @Test
  void send_fromSeveralThreads_keepsTheOrderOfEach() throws Exception {
    int threads = 4;
    int each = 5_000;
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> senders =
        IntStream.range(0, threads)
            .mapToObj(
                thread ->
                    new Thread(
                        () -> {
                          await(start);
                          for (int i = 0; i < each; i++) {
                            Frame.EndMap frame = new Frame.EndMap(thread * 1_000_000L + i);
                            if (i % 2 == 0) {
                              one.sendBehind(List.of(frame));
                            } else {
                              one.send(frame);
                            }
                          }
                        }))
            .toList();
    senders.forEach(Thread::start);
    start.countDown();
    List<Long> all = numbers(threads * each);
    for (Thread sender : senders) {
      sender.join();
    }

    for (int thread = 0; thread < threads; thread++) {
      long first = thread * 1_000_000L;
      assertThat(all.stream().filter(n -> n >= first && n < first + each)).hasSize(each).isSorted();
    }
  }

  @Test
  void sendResult_soonAndAlone_comesInAMoment() throws IOException {
    share();
    assertThat(one.share(result(7, 3), true)).isTrue();

    assertThat(other.readAll()).hasSize(1).first().isInstanceOf(Frame.Result.class);
  }

  @Test
  void sendResult_manyOfAllSizes_allComeInOrderWithWhatWasPrinted() throws Exception {
    share();
    int count = 60_000;
    Thread worker =
        new Thread(
            () -> {
              Random random = new Random(3);
              for (int i = 0; i < count; i++) {
                if (i % 7 == 0) {
                  one.send(new Frame.Print(i, false, "x"));
                }
                int size = random.nextInt(random.nextInt(1000) == 0 ? 200_000 : 12);
                if (!one.share(result(i, size), random.nextInt(50) != 0)) {
                  one.sendAndWait(result(i, size));
                }
              }
              one.share(result(count, 0), false);
            });
    worker.start();
    BitSet seen = new BitSet();
    BitSet printed = new BitSet();
    while (seen.cardinality() <= count) {
      List<Frame> frames = other.readAll();
      assertThat(frames).isNotEmpty();
      for (Frame frame : frames) {
        if (frame instanceof Frame.Print print) {
          printed.set((int) print.map());
          // Who printed that is told from what was answered before.
          assertThat(seen.cardinality()).isEqualTo((int) print.map());
        } else {
          Frame.Result result = (Frame.Result) frame;
          int number = (int) result.number();
          assertThat(number).isEqualTo(seen.cardinality());
          assertThat(number % 7 != 0 || number == count || printed.get(number)).isTrue();
          byte[] expected = new byte[result.payload().bytes().length];
          Arrays.fill(expected, (byte) number);
          assertThat(Arrays.equals(result.payload().bytes(), expected)).isTrue();
          seen.set(number);
        }
      }
    }
    worker.join();
  }

  @Test
  void readAll_peerIsGone_givesWhatItHadAnswered() throws Exception {
    share();
    one.send(new Frame.EndMap(1));
    for (int i = 0; i < 5; i++) {
      one.share(result(i, i), true);
    }
    one.close();
    List<Frame> all = new ArrayList<>();
    for (List<Frame> some = other.readAll(); !some.isEmpty(); some = other.readAll()) {
      all.addAll(some);
    }
    assertThat(all).hasSize(6).last().isInstanceOf(Frame.Result.class);
  }

  @Test
  void readAll_positionOfNoResult_isMalformed() throws Exception {
    share();
    one.send(new Frame.Answered(8));
    assertThatThrownBy(() -> other.readAll()).isInstanceOf(MalformedFrameException.class);
  }

  /** As worker and session do it. */
  private void share() throws IOException {
    Path file = directory.resolve("1.begun");
    other.receiveResults(Begun.open(file).results());
    one.sendResults(Begun.open(file).results());
  }

  private static Frame.Result result(int number, int size) {
    byte[] payload = new byte[size];
    Arrays.fill(payload, (byte) number);
    return new Frame.Result(number, Frame.Kind.VALUE, 1, 2, 3, Payload.of(payload));
  }

  @Test
  void read_interrupted_goesOnWaiting() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    FutureTask<Boolean> read =
        new FutureTask<>(
            () -> {
              Thread.currentThread().interrupt();
              begun.countDown();
              Frame frame = other.read();
              return frame != null && Thread.interrupted();
            });
    Thread reader = new Thread(read);
    reader.start();
    await(begun);
    reader.interrupt();
    one.send(new Frame.EndMap(1));

    assertThat(read.get()).isTrue();
  }

  @Test
  void close_otherThreadReads_endsItsWait() throws Exception {
    FutureTask<Frame> read = new FutureTask<>(other::read);
    Thread reader = new Thread(read);
    reader.start();
    while (reader.getState() != Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }
    other.close();

    assertThatThrownBy(read::get).rootCause().isInstanceOf(IOException.class);
  }

  @Test
  void close_peerReads_givesTheEnd() throws IOException {
    one.close();

    assertThat(other.read()).isNull();
  }

  private List<Long> numbers(int count) throws IOException {
    List<Long> numbers = new ArrayList<>();
    while (numbers.size() < count) {
      List<Frame> frames = other.readAll();
      assertThat(frames).isNotEmpty();
      frames.forEach(frame -> numbers.add(((Frame.EndMap) frame).map()));
    }
    return numbers;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Frame.Result large() {
    Payload payload = Payload.of(new byte[1], List.of(new long[1_000_000]));
    return new Frame.Result(1, Frame.Kind.VALUE, 0, 0, 0, payload);
  }

  @Test
  void sendAndWait_nobodyReads_waitsUntilSomebodyDoes() throws Exception {
    FutureTask<Boolean> sending = new FutureTask<>(() -> one.sendAndWait(large()), true);
    Thread sender = new Thread(sending, "sender");
    sender.start();
    while (sender.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    sender.interrupt();
    assertThat(sending.isDone()).isFalse();

    Frame.Result read = (Frame.Result) other.read();
    assertThat(read.payload().arrays()).hasSize(1);
    assertThat(sending.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void sendAndWait_lineEnds_endsTheWait() throws Exception {
    FutureTask<Boolean> sending = new FutureTask<>(() -> one.sendAndWait(large()), true);
    Thread sender = new Thread(sending, "sender");
    sender.start();
    while (sender.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    other.close();

    assertThat(sending.get(20, TimeUnit.SECONDS)).isTrue();
    one.sendAndWait(large());
  }
}
