package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Exceptions and errors. */
final class ThrowableTypes {
  private ThrowableTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        thrown("exception", () -> new IllegalStateException("why")),
        thrown("exception without message", RuntimeException::new),
        thrown(
            "exception with cause",
            () -> new IOException("outer", new IllegalArgumentException("inner"))),
        thrown(
            "exception with suppressed ones",
            () -> {
              Exception exception = new Exception("main");
              exception.addSuppressed(new IOException("first"));
              exception.addSuppressed(new Error("second", new Exception("its cause")));
              return exception;
            }),
        thrown("error", () -> new AssertionError("why", new StackOverflowError())),
        thrown("exception that wraps another", () -> new ExecutionException(new IOException("x"))),
        thrown("UncheckedIOException", () -> new UncheckedIOException(new IOException("x"))),
        thrown(
            "InvocationTargetException", () -> new InvocationTargetException(new IOException("x"))),
        thrown("exception of the JVM", ThrowableTypes::ofTheJvm),
        travels(
            "exception with its own fields",
            () -> new Failed("why", 42),
            (sent, back) -> {
              alike(sent, back);
              same(42, back.code);
              same(List.of("a"), back.details);
            }),
        travels(
            "exception without stack trace",
            () -> new Fast("fast"),
            (sent, back) -> {
              alike(sent, back);
              back.setStackTrace(new StackTraceElement[] {new StackTraceElement("a", "b", "c", 1)});
              same(0, back.getStackTrace().length);
            }),
        travels(
            "SQLException with next",
            () -> {
              SQLException exception = new SQLException("why", "08001", 7);
              exception.setNextException(new BatchUpdateException("next", new int[] {1, 2}));
              return exception;
            },
            (sent, back) -> {
              alike(sent, back);
              same(List.of("08001", 7), List.of(back.getSQLState(), back.getErrorCode()));
              same("next", back.getNextException().getMessage());
            }),
        travels(
            "exceptions whose causes are in a circle",
            () -> {
              Exception inner = new Exception("inner");
              Exception outer = new Exception("outer", inner);
              inner.initCause(outer);
              return outer;
            },
            (sent, back) -> {
              sameClass(sent, back);
              that(back.getCause().getCause() == back, "the circle is broken");
            }),
        thrown(
            "exception with a long chain of causes",
            () -> {
              Exception exception = new Exception("first");
              for (int i = 0; i < 300; i++) {
                exception = new Exception("" + i, exception);
              }
              return exception;
            }),
        travels("StackTraceElement", () -> new Exception().getStackTrace()[0]),
        travels(
            "StackTraceElement[]",
            () -> new Exception().getStackTrace(),
            (sent, back) -> same(sent, back)));
  }

  private static TypeRow thrown(String name, TypeRow.PlainMaker<? extends Throwable> maker) {
    return travels(name, () -> (Throwable) maker.make(), ThrowableTypes::alike);
  }

  @SuppressWarnings("IntLongMath")
  private static Throwable ofTheJvm() {
    try {
      return new Exception(String.valueOf(1 / List.of().size()));
    } catch (ArithmeticException e) {
      return e;
    }
  }

  /** Message, stack trace, cause and suppressed ones. */
  private static void alike(Throwable sent, Throwable back) {
    sameClass(sent, back);
    same(sent.getMessage(), back.getMessage());
    same(sent.toString(), back.toString());
    same(Arrays.asList(sent.getStackTrace()), Arrays.asList(back.getStackTrace()));
    same(sent.getSuppressed().length, back.getSuppressed().length);
    for (int i = 0; i < sent.getSuppressed().length; i++) {
      alike(sent.getSuppressed()[i], back.getSuppressed()[i]);
    }
    same(sent.getCause() == null, back.getCause() == null);
    if (sent.getCause() != null) {
      alike(sent.getCause(), back.getCause());
    }
  }

  /** A user's exception with a payload. */
  private static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    final int code;

    @SuppressWarnings("serial") // it is
    final List<String> details = new ArrayList<>(List.of("a"));

    Failed(String message, int code) {
      super(message);
      this.code = code;
    }
  }

  /** A user's exception for control flow. */
  private static final class Fast extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fast(String message) {
      super(message, null, false, false);
    }
  }
}
