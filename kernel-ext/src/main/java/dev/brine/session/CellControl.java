package dev.brine.session;

import dev.brine.error.MapInterruptedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets in this JVM and keeps the live objects: JShell's own engines hand on a value as its
 * text and an exception as its name.
 */
final class CellControl extends DirectExecutionControl {
  private static final StackTraceElement[] NO_FRAMES = {};

  private final Map<String, Optional<Object>> values = new ConcurrentHashMap<>();
  private final AtomicLong keys = new AtomicLong();
  private volatile @Nullable Throwable thrown;
  private volatile @Nullable String ending;
  private @Nullable CellThread running;
  private boolean interrupted;

  /** A new cell: an interrupt of the one before does not concern it. */
  synchronized void begin() {
    interrupted = false;
    ending = null;
    values.clear();
  }

  /** Interrupts the cell: the snippet that runs, and those that would follow. */
  synchronized void interrupt() {
    interrupted = true;
    if (running != null) {
      running.stopSoon();
    }
  }

  synchronized boolean isInterrupted() {
    return interrupted;
  }

  /** How the interrupt ended the last snippet; null where none did. */
  @Nullable String takeEnding() {
    String last = ending;
    ending = null;
    return last;
  }

  /** The value that an event speaks of; null where it is null or there is none. */
  @Nullable Object takeValue(@Nullable String key) {
    Optional<Object> value = key == null ? null : values.remove(key);
    return value == null ? null : value.orElse(null);
  }

  /** What the last snippet threw; null where it did not. */
  @Nullable Throwable takeThrown() {
    Throwable last = thrown;
    thrown = null;
    return last;
  }

  @Override
  protected String invoke(Method code) throws Exception {
    Object value =
        Thread.currentThread() instanceof CellThread ? runHere(code) : runOnCellThread(code);
    String key = "value " + keys.incrementAndGet();
    values.put(key, Optional.ofNullable(value));
    return key;
  }

  /** A snippet that was evaluated by a snippet. */
  private @Nullable Object runHere(Method code) throws Exception {
    try {
      return code.invoke(null);
    } catch (InvocationTargetException e) {
      throw told(e.getCause());
    }
  }

  private @Nullable Object runOnCellThread(Method code) throws Exception {
    CellThread thread = new CellThread(code);
    synchronized (this) {
      if (interrupted) {
        throw ended("interrupted before it ran");
      }
      running = thread;
      thread.start();
    }
    boolean done;
    try {
      done = thread.await();
    } finally {
      synchronized (this) {
        running = null;
      }
    }
    if (!done) {
      throw ended("interrupted; the code ignores that and goes on in the background");
    }
    Throwable failure = thread.thrown();
    if (failure == null) {
      return thread.value();
    }
    if (thread.wasInterrupted()) {
      boolean map = failure instanceof MapInterruptedException;
      throw ended(map ? failure.getMessage() : "interrupted");
    }
    throw told(failure);
  }

  private Exception told(Throwable live) {
    thrown = live;
    if (live instanceof SPIResolutionException unresolved) {
      return new ResolutionException(unresolved.id(), unresolved.getStackTrace());
    }
    return new UserException(
        String.valueOf(live.getMessage()), live.getClass().getName(), live.getStackTrace());
  }

  private UserException ended(String how) {
    ending = how;
    return new UserException(how, InterruptedException.class.getName(), NO_FRAMES);
  }
}
