package dev.brine.bench.program;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/**
 * What 100,000 calls that do nothing cost over raw sockets to two processes, with numbers in chunks
 * as large as those of Python's pools, each of them an object on either side: where nobody keeps
 * anything for each of them, so that a chunk that fails, or dies, is lost as a whole; and where as
 * much is noted of each as no item's failure, death or answer can do without.
 */
final class BareItems {
  private static final int CHUNKS = 8;
  private static final int CHUNK = 100_000 / CHUNKS;
  private static final int NOTE = Long.BYTES + 2 * Integer.BYTES;

  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** What is called is not known when it is compiled. */
  private static volatile UnaryOperator<Object> function = item -> item;

  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK * (Integer.BYTES + NOTE));

  /** What the other side could see of an item that ended this process: begun, and answered. */
  private final ByteBuffer shared = ByteBuffer.allocateDirect(2 * Long.BYTES);

  private final boolean noting;

  private BareItems(boolean noting) {
    this.noting = noting;
  }

  /**
   * What is known of an item.
   *
   * @param pid which process answered it
   */
  private record Noted(
      long index, Object value, int attempts, long pid, long begun, long nanos, long overhead) {}

  /**
   * Answers to one that measures.
   *
   * @param arguments the socket to connect to, and whether something is noted of each item
   */
  public static void main(String[] arguments) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(Path.of(arguments[0])));
      new BareItems(Boolean.parseBoolean(arguments[1])).answer(channel);
    } catch (EOFException enough) {
      // The other side has ended.
    }
  }

  private void answer(SocketChannel channel) throws IOException {
    long number = 0;
    while (true) {
      Object[] items = read(channel);
      chunk.clear();
      for (Object item : items) {
        if (noting) {
          number = callAndNote(item, number);
        } else {
          chunk.putInt((Integer) function.apply(item));
        }
      }
      send(channel);
    }
  }

  private long callAndNote(Object item, long last) {
    if (!LONG.compareAndSet(shared, 0, last, last + 1)) {
      throw new IllegalStateException("nobody takes items back");
    }
    long begun = System.nanoTime();
    int result = (Integer) function.apply(item);
    long nanos = System.nanoTime() - begun;
    chunk.putInt(result).putLong(begun).putInt((int) nanos).putInt(0);
    LONG.setVolatile(shared, Long.BYTES, last + 1);
    return last + 1;
  }

  /** Two processes have a chunk each on their way. */
  static void measure(ServerSocketChannel server, Path socket) throws Exception {
    new BareItems(false).measure("bare_100k_s", server, socket);
    new BareItems(true).measure("noted_100k_s", server, socket);
  }

  private void measure(String figure, ServerSocketChannel server, Path socket) throws Exception {
    List<Process> peers = new ArrayList<>();
    List<SocketChannel> channels = new ArrayList<>();
    for (int i = 0; i < Work.WORKERS; i++) {
      peers.add(Jvm.start(Jvm.command(BareItems.class, socket.toString(), String.valueOf(noting))));
      channels.add(server.accept());
    }
    List<Integer> items = Work.numbers(CHUNK * CHUNKS);
    Callable<Object> all = () -> map(channels, items);
    Timing.warm(8, all);
    Timing.tell(figure, Timing.median(9, all));
    for (SocketChannel each : channels) {
      each.close();
    }
    for (Process each : peers) {
      int unused = each.waitFor();
    }
  }

  private List<Object> map(List<SocketChannel> channels, List<Integer> items) throws IOException {
    List<Object> results = new ArrayList<>(items.size());
    for (int i = 0; i < CHUNKS; i++) {
      SocketChannel channel = channels.get(i % Work.WORKERS);
      if (i >= Work.WORKERS) {
        take(channel, results);
      }
      write(channel, items.subList(i * CHUNK, (i + 1) * CHUNK));
    }
    for (SocketChannel each : channels) {
      take(each, results);
    }
    return results;
  }

  private void take(SocketChannel channel, List<Object> results) throws IOException {
    if (!noting) {
      results.addAll(Arrays.asList(read(channel)));
      return;
    }
    receive(channel, Integer.BYTES + NOTE);
    for (int i = 0; i < CHUNK; i++) {
      Object value = chunk.getInt();
      long begun = chunk.getLong();
      results.add(new Noted(results.size(), value, 1, 1, begun, chunk.getInt(), chunk.getInt()));
    }
  }

  private void write(SocketChannel channel, List<?> numbers) throws IOException {
    chunk.clear();
    for (Object each : numbers) {
      chunk.putInt((Integer) each);
    }
    send(channel);
  }

  private void send(SocketChannel channel) throws IOException {
    chunk.flip();
    while (chunk.hasRemaining()) {
      int unused = channel.write(chunk);
    }
  }

  private Object[] read(SocketChannel channel) throws IOException {
    receive(channel, Integer.BYTES);
    Object[] numbers = new Object[CHUNK];
    for (int i = 0; i < CHUNK; i++) {
      numbers[i] = chunk.getInt();
    }
    return numbers;
  }

  private void receive(SocketChannel channel, int bytesOfEach) throws IOException {
    chunk.clear().limit(CHUNK * bytesOfEach);
    while (chunk.hasRemaining()) {
      if (channel.read(chunk) < 0) {
        throw new EOFException();
      }
    }
    chunk.flip();
  }
}
