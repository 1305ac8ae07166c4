package dev.brine.pickle.catalogue;

import dev.brine.error.CaptureException;
import dev.brine.pickle.Elsewhere;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends rows to another JVM, one at a time, and judges what comes back. Not thread-safe. */
final class RowRunner implements AutoCloseable {
  private final SessionLoader session;
  private final Duration limit;
  private @Nullable Elsewhere elsewhere;
  private boolean closed;

  /** For rows of this session, each of which may take so long. */
  RowRunner(SessionLoader session, Duration limit) {
    this.session = session;
    this.limit = limit;
  }

  /** The object alone. */
  void runAlone(TypeRow row) throws Throwable {
    run(row, this::alone);
  }

  /**
   * The object in two fields and twice in a list of a session's object that the function captures.
   */
  void runInside(TypeRow row) throws Throwable {
    run(row, this::inside);
  }

  @Override
  public synchronized void close() {
    closed = true;
    endElsewhere();
  }

  private synchronized void endElsewhere() {
    if (elsewhere != null) {
      elsewhere.close();
      elsewhere = null;
    }
  }

  private void run(TypeRow row, Judge judge) throws Throwable {
    try (Scope scope = new Scope()) {
      limited(
          () -> {
            judge.judge(row, row.maker().make(scope));
            return null;
          });
    }
  }

  private void alone(TypeRow row, Object sent) throws Exception {
    if (row.check() == null) {
      refused(row, () -> echo(sent));
    } else {
      row.check().check(sent, echo(sent));
    }
  }

  private void inside(TypeRow row, Object sent) throws Exception {
    Inside holder = session.inside(sent);
    if (row.check() == null) {
      CaptureException refusal = refused(row, () -> captured(holder));
      Checks.that(
          refusal.getMessage().contains("first") || refusal.getMessage().contains("second"),
          "the refusal does not name the field: " + refusal.getMessage());
      return;
    }
    Inside back = captured(holder);
    Checks.sameClass(holder, back);
    List<Object> all = back.all();
    if (row.hasIdentity()) {
      Checks.that(
          all.stream().allMatch(each -> each == all.get(0)), "one object came back as several");
    }
    row.check().check(sent, all.get(0));
    if (!row.hasIdentity()) {
      Checks.same(all.get(0), all.get(3));
    }
  }

  private static CaptureException refused(TypeRow row, Callable<?> journey) throws Exception {
    Object back;
    try {
      back = journey.call();
    } catch (CaptureException e) {
      Checks.that(
          row.refusals().stream().anyMatch(e.getMessage()::contains),
          "refused without %s: %s".formatted(row.refusals(), e.getMessage()));
      return e;
    }
    throw new AssertionError("was not refused but came back as " + back.getClass().getName());
  }

  /** There and back as an item and a result. */
  private <T> T echo(T item) throws IOException {
    return call(Function.identity(), item);
  }

  /** There as what a lambda captures, and back as a result. */
  private <T> T captured(T value) throws IOException {
    return call(ignored -> value, "");
  }

  private <A, R> R call(Function<A, R> function, A item) throws IOException {
    return there().call(function, item);
  }

  private synchronized Elsewhere there() throws IOException {
    if (closed) {
      // A row that hung has come back.
      throw new IOException("the runner was closed");
    }
    Elsewhere open = elsewhere == null ? Elsewhere.start() : elsewhere;
    elsewhere = open;
    return open;
  }

  /** On a thread of its own: an engine that hangs must fail its row and no other. */
  private void limited(Callable<?> work) throws Throwable {
    FutureTask<?> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "row");
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException) {
        endElsewhere();
      }
      throw e.getCause();
    } catch (TimeoutException e) {
      StackTraceElement[] where = thread.getStackTrace();
      endElsewhere();
      AssertionError error = new AssertionError("took longer than " + limit);
      error.setStackTrace(where);
      throw error;
    }
  }

  /** Judges what becomes of an object. */
  @FunctionalInterface
  private interface Judge {
    void judge(TypeRow row, Object sent) throws Exception;
  }
}
