package dev.brine.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the code of one snippet. It is never the thread that compiles, since an interrupt would
 * close the jars that the compiler reads; and it can be left behind where the user's code ignores
 * its interrupt.
 */
final class CellThread extends Thread {
  /** How long interrupted code may take to clean up. */
  private static final long GRACE = TimeUnit.SECONDS.toNanos(2);

  private final Method code;
  private @Nullable Object value;
  private @Nullable Throwable thrown;
  private boolean done;
  private boolean interrupted;
  private long deadline;

  CellThread(Method code) {
    super("brine-cell");
    this.code = code;
    setDaemon(true);
    setContextClassLoader(code.getDeclaringClass().getClassLoader());
  }

  @Override
  public void run() {
    Object result = null;
    Throwable failure = null;
    try {
      result = code.invoke(null);
    } catch (InvocationTargetException e) {
      failure = e.getCause();
    } catch (IllegalAccessException | RuntimeException e) {
      failure = e;
    }
    synchronized (this) {
      value = result;
      thrown = failure;
      done = true;
      notifyAll();
    }
  }

  /** Interrupts the code; from now on it is waited for only a little longer. */
  synchronized void stopSoon() {
    if (!interrupted) {
      interrupted = true;
      deadline = System.nanoTime() + GRACE;
      interrupt();
      notifyAll();
    }
  }

  /** Waits until the code has ended; whether it has, or was left behind. */
  synchronized boolean await() throws InterruptedException {
    while (!done) {
      if (interrupted) {
        long rest = deadline - System.nanoTime();
        if (rest <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, rest);
      } else {
        wait();
      }
    }
    return true;
  }

  synchronized boolean wasInterrupted() {
    return interrupted;
  }

  synchronized @Nullable Object value() {
    return value;
  }

  synchronized @Nullable Throwable thrown() {
    return thrown;
  }
}
