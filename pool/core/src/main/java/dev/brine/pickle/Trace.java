package dev.brine.pickle;

import dev.brine.error.BrineException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * While it is open, all that its thread captures or dumps is told, a line for each object that is
 * written: what holds it, its class, and the bytes of its own without what it refers to. An object
 * that several things hold has its line at the first. Values are not shown.
 *
 * <pre>{@code
 * try (Trace trace = Trace.to(System.out)) {
 *   Brine.dumps(f);
 * }
 * }</pre>
 *
 * Traces of one thread are to be closed by it, the last opened first. Not thread-safe.
 */
public final class Trace implements AutoCloseable {
  private static final ThreadLocal<Trace> CURRENT = new ThreadLocal<>();

  private final PrintStream target;
  private final boolean isOwn;
  private final @Nullable Trace before = CURRENT.get();

  private Trace(PrintStream target, boolean isOwn) {
    this.target = target;
    this.isOwn = isOwn;
    CURRENT.set(this);
  }

  /** Tells a stream, which stays open. */
  public static Trace to(PrintStream target) {
    return new Trace(target, false);
  }

  /**
   * Tells a file, in UTF-8; what it held before is replaced.
   *
   * @throws BrineException if it cannot be written
   */
  public static Trace to(Path file) {
    try {
      return new Trace(
          new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8), true);
    } catch (IOException e) {
      throw new BrineException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** The one of this thread, or null. */
  static @Nullable Trace current() {
    return CURRENT.get();
  }

  void print(String lines) {
    target.print(lines);
    target.flush();
  }

  /** The trace that was open before goes on. */
  @Override
  public void close() {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
    if (isOwn) {
      target.close();
    }
  }
}
