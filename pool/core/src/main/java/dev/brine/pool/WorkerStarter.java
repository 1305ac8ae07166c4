package dev.brine.pool;

import com.google.common.io.BaseEncoding;
import dev.brine.error.BrineException;
import dev.brine.error.IncompatibleWorkerException;
import dev.brine.wire.Begun;
import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import dev.brine.wire.Versions;
import dev.brine.wire.WorkerFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Starts worker processes and listens to them. Each has a thread that reads what it says, one that
 * writes to it and two that read its own streams. Thread-safe.
 */
final class WorkerStarter implements Starter {
  /** A process whose line is closed has this long to end by itself, in seconds. */
  private static final long END_SECONDS = 5;

  private final PoolSettings settings;
  private final WorkerEvents events;
  private final Path directory;
  private final ServerSocketChannel server;
  private final SecureRandom random = new SecureRandom();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<String, Starting> starting = new ConcurrentHashMap<>();

  /** Held shared while a process is spawned, so that none appears after the end. */
  private final ReadWriteLock lifeLock = new ReentrantReadWriteLock();

  private final Standby standby = new Standby(among -> start(among, true));

  private final AtExit atExit;

  /** Whence workers load classes; null if there can be nothing of the kind. */
  private final @Nullable Archive archive;

  private boolean closed;

  /**
   * A process that has not connected yet.
   *
   * @param among how many share the machine
   * @param standsBy whether it is to stand by
   */
  private record Starting(
      String token,
      int number,
      Process process,
      NativeOutput output,
      boolean usesArchive,
      int among,
      boolean standsBy) {}

  WorkerStarter(PoolSettings settings, WorkerEvents events) {
    this.settings = settings;
    this.events = events;
    this.archive = WorkerCommand.archive(settings);
    this.directory = PrivateDirectory.create();
    this.server = listen(directory);
    try {
      this.atExit = new AtExit(events::sessionEnds);
    } catch (IllegalStateException exiting) {
      closeServer();
      PrivateDirectory.delete(directory);
      throw new BrineException("the session ends, so no pool is started", exiting);
    }
    daemon("brine-accept", this::accept);
  }

  /**
   * Listens in a private directory, which is removed if that fails.
   *
   * @throws BrineException if it fails
   */
  static ServerSocketChannel listen(Path directory) {
    try {
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        return server.bind(UnixDomainSocketAddress.of(WorkerFiles.socket(directory)));
      } catch (IOException | RuntimeException e) {
        server.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      PrivateDirectory.delete(directory);
      throw new BrineException("workers cannot be listened to: " + e.getMessage(), e);
    }
  }

  @Override
  public void start(int among) {
    Spare ready = standby.take();
    daemon(
        "brine-start",
        () -> {
          if (ready == null || !ready.take(events, among)) {
            start(among, false);
          }
        });
  }

  @Override
  public void standBy(int among) {
    if (settings.spare()) {
      standby.want(among);
    }
  }

  @Override
  public void rest() {
    standby.rest();
  }

  @Override
  public boolean hasSpare() {
    return standby.isReady();
  }

  private void start(int among, boolean standsBy) {
    start(numbers.incrementAndGet(), among, true, standsBy);
  }

  private void start(int number, int among, boolean withArchive, boolean standsBy) {
    Starting worker;
    lifeLock.readLock().lock();
    try {
      if (closed) {
        return;
      }
      worker = spawn(number, among, withArchive, standsBy);
    } catch (IOException | RuntimeException | Error e) {
      failed(standsBy, new BrineException("a worker cannot be started: " + e.getMessage(), e));
      return;
    } finally {
      lifeLock.readLock().unlock();
    }
    if (!watch(worker)) {
      start(numbers.incrementAndGet(), among, false, standsBy);
    }
  }

  /** Nobody waits for one that was to stand by. */
  private void failed(boolean standsBy, BrineException why) {
    if (!standsBy) {
      events.startFailed(why);
    }
  }

  private Starting spawn(int number, int among, boolean withArchive, boolean standsBy)
      throws IOException {
    byte[] secret = new byte[16];
    random.nextBytes(secret);
    String token = BaseEncoding.base16().encode(secret);
    Begun unused = Begun.open(WorkerFiles.begun(directory, number));
    List<String> options = archive == null || !withArchive ? List.of() : archive.options();
    Process process =
        WorkerCommand.of(settings.withWorkers(among), directory, number, options).start();
    Starting worker =
        new Starting(
            token,
            number,
            process,
            new NativeOutput(process, number),
            !options.isEmpty(),
            among,
            standsBy);
    starting.put(token, worker);
    try (OutputStream in = process.getOutputStream()) {
      in.write((token + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException endedAlready) {
      // Its end is watched.
    }
    return worker;
  }

  /**
   * Waits until the process has connected or cannot any more.
   *
   * @return false if it is to be tried once more, without an archive
   */
  private boolean watch(Starting worker) {
    boolean ended = false;
    try {
      ended = awaitConnection(worker);
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    }
    if (starting.remove(worker.token()) == null) {
      return true;
    }
    worker.process().toHandle().destroyForcibly();
    removeBegun(worker.number());
    if (ended && worker.usesArchive() && archive != null) {
      archive.distrust();
      return false;
    }
    String why =
        ended
            ? "ended with exit code " + worker.process().exitValue() + " before it connected"
            : "did not connect within " + settings.startTimeout().toMillis() + " ms";
    List<String> lines = worker.output().ofEnded();
    String said = lines.isEmpty() ? "" : "; it said: " + String.join("\n", lines);
    failed(worker.standsBy(), new BrineException("a worker " + why + said));
    return true;
  }

  /** Whether the process ended while it had not connected. */
  private boolean awaitConnection(Starting worker) throws InterruptedException {
    long end = System.nanoTime() + settings.startTimeout().toNanos();
    while (starting.containsKey(worker.token()) && System.nanoTime() < end) {
      if (worker.process().waitFor(50, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        daemon("brine-reader", () -> serve(channel));
      }
    } catch (IOException closedByUs) {
      // The pool is being closed.
    }
  }

  private void serve(SocketChannel channel) {
    OwnThread.mark();
    Worker worker = null;
    Starting known = null;
    Spare standing = null;
    try (Connection connection = new Connection(channel, "brine-writer", 0)) {
      if (connection.read() instanceof Frame.Hello hello) {
        known = starting.remove(hello.token());
        if (known != null) {
          worker = greet(known, hello, connection);
        }
      }
      if (worker != null) {
        Thread.currentThread().setName("brine-reader-" + worker.number);
        if (known.standsBy()) {
          standing = new Spare(worker, known.among());
          standby.add(standing);
        }
        listen(worker, connection);
      }
    } catch (IOException brokenLine) {
      // What follows tells how the process ended.
    } finally {
      if (worker != null && known != null) {
        end(worker, known, standing);
      }
    }
  }

  private @Nullable Worker greet(Starting known, Frame.Hello hello, Connection connection)
      throws IOException {
    String version = Versions.current();
    if (!version.equals(hello.version())) {
      known.process().toHandle().destroyForcibly();
      removeBegun(known.number());
      failed(known.standsBy(), new IncompatibleWorkerException(version, hello.version()));
      return null;
    }
    Begun begun = Begun.open(WorkerFiles.begun(directory, known.number()));
    connection.receiveResults(begun.results());
    Worker worker =
        new Worker(
            known.number(), new ProcessLink(known.process(), known.output(), connection, begun));
    known.output().showTo((error, text) -> events.printed(worker, error, text));
    if (!known.standsBy()) {
      events.started(worker);
    }
    if (archive != null && !known.usesArchive()) {
      ArchiveMaking.begin(archive, settings);
    }
    return worker;
  }

  private void listen(Worker worker, Connection connection) throws IOException {
    List<Frame> frames = connection.readAll();
    while (!frames.isEmpty()) {
      events.received(worker, frames);
      frames = connection.readAll();
    }
  }

  private void end(Worker worker, Starting known, @Nullable Spare standing) {
    Process process = known.process();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        worker.link.kill();
        process.waitFor();
      }
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    }
    removeBegun(known.number());
    if (standing != null && !standing.end()) {
      standby.lost(standing);
      return;
    }
    events.ended(worker, process.exitValue(), known.output().ofEnded());
  }

  private void removeBegun(int number) {
    try {
      Files.deleteIfExists(WorkerFiles.begun(directory, number));
    } catch (IOException goesWithTheDirectory) {
      // Nothing depends on it any more.
    }
  }

  /** Stops listening, ends processes that have not connected and removes the directory. */
  @Override
  public void close() throws InterruptedException {
    lifeLock.writeLock().lock();
    try {
      closed = true;
    } finally {
      lifeLock.writeLock().unlock();
    }
    closeServer();
    try {
      standby.close();
      for (Starting each : starting.values()) {
        each.process().toHandle().destroyForcibly();
        each.process().waitFor();
      }
    } finally {
      PrivateDirectory.delete(directory);
      atExit.close();
    }
  }

  private void closeServer() {
    try {
      server.close();
    } catch (IOException alreadyClosed) {
      // There is nothing left that could be closed.
    }
  }

  private static void daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
  }
}
