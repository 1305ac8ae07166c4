package dev.brine.pool;

import com.google.common.io.BaseEncoding;
import com.google.common.io.Resources;
import dev.brine.code.ClassCode;
import dev.brine.code.SessionClasses;
import dev.brine.payload.Payload;
import dev.brine.pickle.Capture;
import dev.brine.pickle.Parcel;
import dev.brine.wire.Begun;
import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import dev.brine.wire.WorkerFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A worker's life in short: it starts, is sent a function that it must load, runs it on what maps
 * are made of, and ends. It is nobody's worker, and what it says is not shown.
 */
final class Rehearsal {
  /** Making an archive takes 1 to 3 s of a processor, which others use before. */
  private static final long LIMIT_SECONDS = 120;

  private static final long MAP = 1;
  private static final int NUMBER = 1;
  private static final Path NICE = Path.of("/usr/bin/nice");

  private Rehearsal() {}

  /**
   * Runs it.
   *
   * @param more options of the worker's JVM
   * @throws IOException if it does not go well to its end
   */
  static void run(PoolSettings settings, List<String> more)
      throws IOException, InterruptedException {
    try (PassingDirectory directory = new PassingDirectory()) {
      run(settings, more, directory.path());
    }
  }

  private static void run(PoolSettings settings, List<String> more, Path directory)
      throws IOException, InterruptedException {
    Process process = null;
    try (ServerSocketChannel server = WorkerStarter.listen(directory)) {
      String token = token();
      Begun begun = Begun.open(WorkerFiles.begun(directory, NUMBER));
      process = start(settings, directory, more);
      Process started = process;
      AtExit atExit = new AtExit(() -> kill(started));
      try {
        try (OutputStream in = process.getOutputStream()) {
          in.write((token + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        play(server, process, begun);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          throw new IOException("a worker that rehearsed did not end well");
        }
      } finally {
        atExit.close();
      }
    } finally {
      if (process != null) {
        kill(process);
      }
    }
  }

  private static Process start(PoolSettings settings, Path directory, List<String> more)
      throws IOException {
    ProcessBuilder builder = WorkerCommand.ofRehearsal(settings, directory, NUMBER, more);
    if (Files.isExecutable(NICE)) {
      List<String> command = new ArrayList<>(List.of(NICE.toString(), "-n", "19"));
      command.addAll(builder.command());
      builder.command(command);
    }
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void play(ServerSocketChannel server, Process process, Begun begun)
      throws IOException {
    // Should the process end without connecting, nobody else would end the wait.
    CompletableFuture<?> unused = process.onExit().thenRun(() -> close(server));
    try (Connection connection = new Connection(server.accept(), "brine-writer", 0)) {
      if (!(connection.read() instanceof Frame.Hello)) {
        throw new IOException("a worker that rehearses does not say hello");
      }
      connection.receiveResults(begun.results());
      List<Frame> frames = frames();
      long answers = frames.stream().filter(frame -> frame instanceof Frame.Task).count();
      connection.send(frames);
      while (answers > 0) {
        List<Frame> some = connection.readAll();
        if (some.isEmpty()) {
          throw new IOException("a worker that rehearsed has ended");
        }
        answers -= some.stream().filter(frame -> frame instanceof Frame.Result).count();
      }
      connection.send(new Frame.EndMap(MAP), new Frame.Shutdown());
      // The worker ends first: it takes the end of its line for that of the session.
      List<Frame> last = connection.readAll();
      while (!last.isEmpty()) {
        last = connection.readAll();
      }
    }
  }

  /** A map of a function that travels by value, on what maps are made of. */
  private static List<Frame> frames() throws IOException {
    SessionClasses.register(
        RehearsedTask.class,
        Resources.toByteArray(RehearsedTask.class.getResource("RehearsedTask.class")));
    Capture capture = Capture.of(RehearsedTask.function());
    List<Payload> items = new ArrayList<>();
    for (Object item : RehearsedTask.ITEMS) {
      items.add(capture.writeItem(item));
    }
    List<Frame> frames = new ArrayList<>();
    frames.add(new Frame.Begin(MAP, 1, false));
    for (Parcel parcel : capture.parcels()) {
      parcel.code().forEach(code -> frames.add(new Frame.Code(code)));
      List<String> hashes = parcel.code().stream().map(ClassCode::hash).toList();
      frames.add(new Frame.Parcel(MAP, hashes, parcel.classPath(), parcel.graph()));
    }
    for (int i = 0; i < items.size(); i++) {
      frames.add(new Frame.Task(MAP, i + 1, i, 1, items.get(i)));
    }
    return frames;
  }

  private static String token() {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    return BaseEncoding.base16().encode(secret);
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.toHandle().destroyForcibly();
  }

  private static void close(ServerSocketChannel server) {
    try {
      server.close();
    } catch (IOException alreadyClosed) {
      // There is nothing left that could be closed.
    }
  }
}
