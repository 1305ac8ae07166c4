package dev.brine.spark.executor;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The standard streams of an executor as tasks see them. What a task's thread prints, or one that
 * it has started, belongs to the task's batch; what other threads print, to the batch that began
 * last, or else to the executor's own log. Thread-safe.
 */
final class TaskStreams {
  private static final long SEND_MILLIS = 100;

  private final List<TaskOutput> running = new CopyOnWriteArrayList<>();
  private static final InheritableThreadLocal<@Nullable TaskOutput> OWN =
      new InheritableThreadLocal<>();

  private final PrintStream ownOut = System.out;
  private final PrintStream ownErr = System.err;
  private final PrintStream out = new LastingStream(new Sink(false));
  private final PrintStream err = new LastingStream(new Sink(true));

  void install() {
    putInPlace();
    Thread sender = new Thread(this::sendAll, "brine-output");
    sender.setDaemon(true);
    sender.start();
  }

  void begin(TaskOutput output) {
    OWN.set(output);
    running.add(output);
    putInPlace();
  }

  /** Between two tasks of a batch: puts back what the last one may have replaced. */
  void between(TaskOutput output) {
    flush(System.out, out);
    flush(System.err, err);
    putInPlace();
    output.endLine();
  }

  void end(TaskOutput output) {
    running.remove(output);
    OWN.remove();
  }

  private void putInPlace() {
    if (System.out != out) {
      System.setOut(out);
    }
    if (System.err != err) {
      System.setErr(err);
    }
    System.setIn(InputStream.nullInputStream());
  }

  private static void flush(@Nullable PrintStream present, PrintStream ours) {
    if (present != null && present != ours) {
      try {
        present.flush();
      } catch (Throwable brokenStreamOfTheTask) {
        // What it holds is lost, as it would be in the user's own program.
      }
    }
  }

  private void sendAll() {
    try {
      while (true) {
        Thread.sleep(SEND_MILLIS);
        running.forEach(TaskOutput::send);
      }
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable TaskOutput here() {
    TaskOutput mine = OWN.get();
    if (mine != null && running.contains(mine)) {
      return mine;
    }
    List<TaskOutput> now = List.copyOf(running);
    return now.isEmpty() ? null : now.get(now.size() - 1);
  }

  /** Goes where the thread's task prints. */
  private final class Sink extends OutputStream {
    private final boolean error;

    Sink(boolean error) {
      this.error = error;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      TaskOutput output = here();
      if (output == null) {
        (error ? ownErr : ownOut).write(bytes, offset, length);
      } else {
        output.write(error, bytes, offset, length);
      }
    }
  }

  /** Stays open when it is closed: others hold it too, such as a logger's handler. */
  private static final class LastingStream extends PrintStream {
    LastingStream(OutputStream sink) {
      super(sink, true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      flush();
    }
  }
}
