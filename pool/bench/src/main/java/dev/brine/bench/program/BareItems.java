package dev.brine.bench.program;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/**
 * What 100,000 calls that do nothing cost where nobody keeps anything for each of them: raw sockets
 * to two processes, numbers of four bytes in chunks as large as those of Python's pools, each of
 * them an object on either side. A chunk that fails, or dies, is lost as a whole.
 */
final class BareItems {
  private static final int CHUNKS = 8;
  private static final int CHUNK = 100_000 / CHUNKS;

  /** What is called is not known when it is compiled. */
  private static volatile UnaryOperator<Object> function = item -> item;

  private BareItems() {}

  /**
   * Answers to one that measures.
   *
   * @param arguments the socket to connect to
   */
  public static void main(String[] arguments) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK * Integer.BYTES);
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(Path.of(arguments[0])));
      while (true) {
        List<Object> results = new ArrayList<>(CHUNK);
        for (Object item : read(channel, chunk)) {
          results.add(function.apply(item));
        }
        write(channel, chunk, results);
      }
    } catch (EOFException enough) {
      // The other side has ended.
    }
  }

  /** Two processes have a chunk each on their way. */
  static void measure(ServerSocketChannel server, Path socket) throws Exception {
    List<Process> peers = new ArrayList<>();
    List<SocketChannel> channels = new ArrayList<>();
    for (int i = 0; i < Work.WORKERS; i++) {
      peers.add(Jvm.start(Jvm.command(BareItems.class, socket.toString())));
      channels.add(server.accept());
    }
    List<Integer> items = Work.numbers(CHUNK * CHUNKS);
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK * Integer.BYTES);
    Callable<Object> all = () -> map(channels, chunk, items);
    Timing.warm(8, all);
    Timing.tell("bare_100k_s", Timing.median(9, all));
    for (SocketChannel each : channels) {
      each.close();
    }
    for (Process each : peers) {
      int unused = each.waitFor();
    }
  }

  private static List<Object> map(
      List<SocketChannel> channels, ByteBuffer chunk, List<Integer> items) throws IOException {
    List<Object> results = new ArrayList<>(items.size());
    for (int i = 0; i < CHUNKS; i++) {
      SocketChannel channel = channels.get(i % Work.WORKERS);
      if (i >= Work.WORKERS) {
        results.addAll(Arrays.asList(read(channel, chunk)));
      }
      write(channel, chunk, items.subList(i * CHUNK, (i + 1) * CHUNK));
    }
    for (SocketChannel each : channels) {
      results.addAll(Arrays.asList(read(each, chunk)));
    }
    return results;
  }

  private static void write(SocketChannel channel, ByteBuffer chunk, List<?> numbers)
      throws IOException {
    chunk.clear();
    for (Object each : numbers) {
      chunk.putInt((Integer) each);
    }
    chunk.flip();
    while (chunk.hasRemaining()) {
      int unused = channel.write(chunk);
    }
  }

  private static Object[] read(SocketChannel channel, ByteBuffer chunk) throws IOException {
    chunk.clear();
    while (chunk.hasRemaining()) {
      if (channel.read(chunk) < 0) {
        throw new EOFException();
      }
    }
    chunk.flip();
    Object[] numbers = new Object[CHUNK];
    for (int i = 0; i < CHUNK; i++) {
      numbers[i] = chunk.getInt();
    }
    return numbers;
  }
}
