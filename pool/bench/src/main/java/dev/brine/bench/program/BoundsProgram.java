package dev.brine.bench.program;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/** What no pool of processes can better: one JVM's threads, raw sockets, memory, bare JVMs. */
final class BoundsProgram {
  private static final int SMALL = 64;
  private static final int SLICE = 256 * 1024;

  private BoundsProgram() {}

  /**
   * Measures; or answers to one that measures.
   *
   * @param arguments none; or the socket to connect to, and how many bytes each message has
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 2) {
      echo(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
      return;
    }
    hello();
    Path directory = Files.createTempDirectory("bounds");
    Path socket = directory.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      latency(server, socket);
      bulk(server, socket);
      FreshArrays.measure(server, socket);
      BareItems.measure(server, socket);
    } finally {
      Files.delete(socket);
      Files.delete(directory);
    }
    memory();
    cpu();
    System.exit(0);
  }

  private static void hello() throws Exception {
    Timing.tell("two_hello_s", Timing.median(5, BoundsProgram::helloTwice));
  }

  private static Object helloTwice() throws Exception {
    List<Process> started = new ArrayList<>();
    for (int i = 0; i < Work.WORKERS; i++) {
      started.add(Jvm.start(Jvm.command(Hello.class)));
    }
    for (Process each : started) {
      String unused = Jvm.output(each).readLine();
    }
    // Off the clock is only what is after the first line; an end takes a JVM less than 1 ms more.
    for (Process each : started) {
      each.getOutputStream().close();
    }
    return started;
  }

  private static void latency(ServerSocketChannel server, Path socket) throws Exception {
    Process peer =
        Jvm.start(Jvm.command(BoundsProgram.class, socket.toString(), String.valueOf(SMALL)));
    try (SocketChannel channel = server.accept()) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(SMALL);
      Callable<Object> trip = () -> trip(channel, buffer, SMALL);
      Timing.warm(1, trip);
      Timing.tell("socket_echo_us", 1e6 * Timing.median(5000, trip));
    }
    int unused = peer.waitFor();
  }

  /** Each of two processes has half of the arrays to send back. */
  private static void bulk(ServerSocketChannel server, Path socket) throws Exception {
    List<Process> peers = new ArrayList<>();
    List<SocketChannel> channels = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(Work.WORKERS);
    for (int i = 0; i < Work.WORKERS; i++) {
      peers.add(Jvm.start(Jvm.command(BoundsProgram.class, socket.toString(), "" + Work.ARRAY)));
      channels.add(server.accept());
    }
    Callable<Object> all =
        () -> {
          List<Future<?>> ends = new ArrayList<>();
          for (SocketChannel channel : channels) {
            ends.add(threads.submit(() -> half(channel)));
          }
          for (Future<?> end : ends) {
            Object unused = end.get();
          }
          return ends;
        };
    Timing.warm(1, all);
    Timing.tell("raw_echo_128MiB_s", Timing.median(7, all));
    for (SocketChannel each : channels) {
      each.close();
    }
    for (Process each : peers) {
      int unused = each.waitFor();
    }
    threads.shutdown();
  }

  private static Object half(SocketChannel channel) throws IOException {
    ByteBuffer slice = ByteBuffer.allocateDirect(SLICE);
    for (int i = 0; i < Work.ARRAYS / Work.WORKERS; i++) {
      Object unused = trip(channel, slice, Work.ARRAY);
    }
    return channel;
  }

  private static Object trip(SocketChannel channel, ByteBuffer slice, int bytes)
      throws IOException {
    write(channel, slice, bytes);
    read(channel, slice, bytes);
    return channel;
  }

  private static void write(SocketChannel channel, ByteBuffer slice, int bytes) throws IOException {
    for (int rest = bytes; rest > 0; ) {
      slice.clear().limit(Math.min(rest, slice.capacity()));
      rest -= channel.write(slice);
    }
  }

  private static boolean read(SocketChannel channel, ByteBuffer slice, int bytes)
      throws IOException {
    for (int rest = bytes; rest > 0; ) {
      slice.clear().limit(Math.min(rest, slice.capacity()));
      int read = channel.read(slice);
      if (read < 0) {
        return false;
      }
      rest -= read;
    }
    return true;
  }

  private static void echo(Path socket, int bytes) throws IOException {
    ByteBuffer slice = ByteBuffer.allocateDirect(Math.min(bytes, SLICE));
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      while (read(channel, slice, bytes)) {
        write(channel, slice, bytes);
      }
    }
  }

  /** Two copies: there, and back. */
  private static void memory() throws Exception {
    List<byte[]> arrays = Work.arrays();
    byte[] there = new byte[Work.ARRAY];
    Callable<Object> copy =
        () -> {
          for (byte[] array : arrays) {
            System.arraycopy(array, 0, there, 0, array.length);
            System.arraycopy(there, 0, array, 0, array.length);
          }
          return there;
        };
    Timing.warm(0.5, copy);
    Timing.tell("copy_128MiB_twice_s", Timing.median(7, copy));
  }

  private static void cpu() throws Exception {
    List<Integer> loads = Work.loads();
    ForkJoinPool threads = new ForkJoinPool(Work.WORKERS);
    Callable<Object> stream =
        () -> threads.submit(() -> loads.parallelStream().map(Work::primes).toList()).get();
    Timing.warm(2, stream);
    Timing.tell("stream_s", Timing.median(5, stream));
    threads.shutdown();
  }
}
