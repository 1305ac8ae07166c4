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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What any pool must do at least for whom arrays are new where they arrive: raw sockets, and on
 * each receiving side one array for each that comes.
 */
final class FreshArrays {
  private static final int SLICE = 256 * 1024;

  private FreshArrays() {}

  /**
   * Answers to one that measures.
   *
   * @param arguments the socket to connect to
   */
  public static void main(String[] arguments) throws IOException {
    ByteBuffer slice = ByteBuffer.allocateDirect(SLICE);
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(Path.of(arguments[0])));
      while (true) {
        write(channel, slice, read(channel, slice));
      }
    } catch (EOFException enough) {
      // The other side has ended.
    }
  }

  /** Each of two processes has half of the arrays to send back. */
  static void measure(ServerSocketChannel server, Path socket) throws Exception {
    List<Process> peers = new ArrayList<>();
    List<SocketChannel> channels = new ArrayList<>();
    for (int i = 0; i < Work.WORKERS; i++) {
      peers.add(Jvm.start(peer(socket)));
      channels.add(server.accept());
    }
    List<byte[]> arrays = Work.arrays();
    ExecutorService threads = Executors.newFixedThreadPool(Work.WORKERS);
    Callable<Object> all =
        () -> {
          List<Future<List<byte[]>>> halves = new ArrayList<>();
          int half = arrays.size() / Work.WORKERS;
          for (int i = 0; i < Work.WORKERS; i++) {
            SocketChannel channel = channels.get(i);
            List<byte[]> sent = arrays.subList(i * half, (i + 1) * half);
            halves.add(threads.submit(() -> trip(channel, sent)));
          }
          List<byte[]> back = new ArrayList<>();
          for (Future<List<byte[]>> each : halves) {
            back.addAll(each.get());
          }
          return back;
        };
    Timing.warm(4, all);
    Timing.tell("fresh_echo_128MiB_s", Timing.median(9, all));
    for (SocketChannel each : channels) {
      each.close();
    }
    for (Process each : peers) {
      int unused = each.waitFor();
    }
    threads.shutdown();
  }

  /** Collects garbage as a worker does. */
  private static List<String> peer(Path socket) {
    List<String> command = Jvm.command(FreshArrays.class, socket.toString());
    command.addAll(1, List.of("-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1"));
    return command;
  }

  private static List<byte[]> trip(SocketChannel channel, List<byte[]> arrays) throws IOException {
    ByteBuffer slice = ByteBuffer.allocateDirect(SLICE);
    List<byte[]> back = new ArrayList<>();
    for (byte[] array : arrays) {
      write(channel, slice, array);
      back.add(read(channel, slice));
    }
    return back;
  }

  private static void write(SocketChannel channel, ByteBuffer slice, byte[] array)
      throws IOException {
    for (int done = 0; done < array.length; ) {
      int size = Math.min(SLICE, array.length - done);
      slice.clear().put(array, done, size).flip();
      while (slice.hasRemaining()) {
        int unused = channel.write(slice);
      }
      done += size;
    }
  }

  private static byte[] read(SocketChannel channel, ByteBuffer slice) throws IOException {
    byte[] array = new byte[Work.ARRAY];
    for (int done = 0; done < array.length; ) {
      slice.clear().limit(Math.min(SLICE, array.length - done));
      int read = channel.read(slice);
      if (read < 0) {
        throw new EOFException();
      }
      slice.flip().get(array, done, read);
      done += read;
    }
    return array;
  }
}
