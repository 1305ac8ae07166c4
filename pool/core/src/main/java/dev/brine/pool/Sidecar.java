package dev.brine.pool;

import com.google.common.io.BaseEncoding;
import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import dev.brine.wire.WorkerFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that stands between the session and workers elsewhere. Frames go over a socket in a
 * private directory, as they do to workers; the process proves who it is by the token that is the
 * first line of its standard input. Thread-safe; nothing here waits but {@link #awaitEnd}.
 */
@Internal
public final class Sidecar {
  /** A process whose line is closed has this long to end by itself, in seconds. */
  private static final long END_SECONDS = 10;

  private final Listener listener;
  private final Path directory;
  private final ServerSocketChannel server;
  private final Process process;
  private final NativeOutput output;
  private final String token;
  private final List<Frame> early = new ArrayList<>();
  private final Thread reader;
  private @Nullable Connection connection;

  /** Is told of the process, by one thread. */
  public interface Listener {
    /** A frame came. */
    void received(Frame frame);

    /**
     * The process is no more; the last call.
     *
     * @param exitCode on Unix 128 plus the signal's number where a signal ended it
     * @param lastLines what it wrote last to its own streams, oldest first
     */
    void ended(int exitCode, List<String> lastLines);
  }

  /** Makes the process. */
  public interface Command {
    /** The process to start, whose private directory this is. */
    ProcessBuilder in(Path directory);
  }

  private Sidecar(Command command, Listener listener) throws IOException {
    this.listener = listener;
    this.directory = PrivateDirectory.create();
    boolean complete = false;
    ServerSocketChannel listening = null;
    try {
      listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      this.server = listening.bind(UnixDomainSocketAddress.of(WorkerFiles.socket(directory)));
      byte[] secret = new byte[16];
      new SecureRandom().nextBytes(secret);
      this.token = BaseEncoding.base16().encode(secret);
      this.process = command.in(directory).start();
      complete = true;
    } finally {
      if (!complete) {
        close(listening);
        PrivateDirectory.delete(directory);
      }
    }
    this.output = new NativeOutput(process, 0);
    this.reader = new Thread(this::serve, "brine-sidecar");
    reader.setDaemon(true);
  }

  /**
   * Starts the process.
   *
   * @param limit after so long without a connection it is killed
   * @throws BrineException if it cannot be started
   */
  public static Sidecar start(Command command, Duration limit, Listener listener) {
    Sidecar sidecar;
    try {
      sidecar = new Sidecar(command, listener);
    } catch (IOException | RuntimeException e) {
      throw new BrineException("the process cannot be started: " + e.getMessage(), e);
    }
    sidecar.begin(limit);
    return sidecar;
  }

  private void begin(Duration limit) {
    reader.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write((token + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException endedAlready) {
      // Its end is seen by the reader.
    }
    CompletableFuture<?> unused = process.onExit().thenRun(() -> close(server));
    Executor later = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
    later.execute(this::killIfSilent);
  }

  private synchronized void killIfSilent() {
    if (connection == null) {
      kill();
    }
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  /** Sends frames in this order, as soon as it has connected; after the end they are dropped. */
  public synchronized void send(List<? extends Frame> frames) {
    if (connection == null) {
      early.addAll(frames);
    } else {
      connection.send(frames);
    }
  }

  /** Ends the process at once; the listener is told when it has ended. */
  public void kill() {
    // That of the process itself would close its streams, and its last lines be lost.
    process.toHandle().destroyForcibly();
  }

  /** Waits until the listener was told of the end, or for so long; whether it was. */
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    reader.join(Math.max(1, limit.toMillis()));
    return !reader.isAlive();
  }

  private void serve() {
    OwnThread.mark();
    try (Connection line = accept()) {
      if (line != null) {
        for (Frame frame = line.read(); frame != null; frame = line.read()) {
          listener.received(frame);
        }
      }
    } catch (IOException brokenLine) {
      // What follows tells how the process ended.
    } finally {
      end();
    }
  }

  /** The line to the process; null if it ended before. */
  private @Nullable Connection accept() throws IOException {
    while (true) {
      SocketChannel channel;
      try {
        channel = server.accept();
      } catch (IOException processHasEnded) {
        return null;
      }
      Connection line = new Connection(channel, "brine-writer", 0);
      if (line.read() instanceof Frame.Hello hello && hello.token().equals(token)) {
        synchronized (this) {
          connection = line;
          line.send(early);
          early.clear();
        }
        return line;
      }
      line.close();
    }
  }

  private void end() {
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        kill();
        process.waitFor();
      }
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    }
    close(server);
    PrivateDirectory.delete(directory);
    listener.ended(process.exitValue(), output.ofEnded());
  }

  private static void close(@Nullable ServerSocketChannel server) {
    try {
      if (server != null) {
        server.close();
      }
    } catch (IOException alreadyClosed) {
      // There is nothing left that could be closed.
    }
  }
}
