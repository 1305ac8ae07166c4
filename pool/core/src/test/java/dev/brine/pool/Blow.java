package dev.brine.pool;

import dev.brine.Brine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How user code ends badly. */
enum Blow {
  EXCEPTION("exception", true) {
    @Override
    void strike() {
      throw new IllegalStateException("struck");
    }
  },
  ERROR("error", true) {
    @Override
    void strike() {
      throw new AssertionError("struck");
    }
  },
  STACK_OVERFLOW("stack overflow", true) {
    @Override
    void strike() {
      int unused = deeper(0);
    }
  },
  OUT_OF_MEMORY("out of memory", true) {
    @Override
    void strike() {
      if (Boolean.getBoolean("brine.worker")) {
        fill(new ArrayList<>());
      } else {
        // No heap is large enough for this, and the tests' own is not to be filled.
        List<long[]> unused = List.of(new long[Integer.MAX_VALUE]);
      }
    }
  },
  EXIT("exit(3)", false) {
    @Override
    void strike() {
      say(LAST_WORDS);
      System.exit(3);
    }
  },
  HALT("halt(4)", false) {
    @Override
    void strike() {
      say(LAST_WORDS);
      Runtime.getRuntime().halt(4);
    }
  },
  KILL("kill -9", false) {
    @Override
    void strike() {
      say(LAST_WORDS);
      try {
        Process unused = new ProcessBuilder("kill", "-9", Long.toString(Brine.pid())).start();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      LOOP.strike();
    }
  },
  LOOP("endless loop", false) {
    @Override
    void strike() {
      LOOPS.release();
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
    }
  };

  /** What a process says on its own error stream before it ends itself. */
  static final String LAST_WORDS = "these are my last words";

  /** Tells that an endless loop of this process has begun. */
  static final Semaphore LOOPS = new Semaphore(0);

  private final String text;
  private final boolean thrown;

  Blow(String text, boolean thrown) {
    this.text = text;
    this.thrown = thrown;
  }

  /** Does not return. */
  abstract void strike();

  /** Whether the process outlives it at once. */
  boolean isThrown() {
    return thrown;
  }

  @Override
  public String toString() {
    return text;
  }

  /** Fills the heap to its last bytes. */
  static void fill(List<byte[]> hoard) {
    int size = 1 << 20;
    while (true) {
      try {
        hoard.add(new byte[size]);
      } catch (OutOfMemoryError full) {
        if (size == 1) {
          throw full;
        }
        size /= 2;
      }
    }
  }

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private static int deeper(int depth) {
    return deeper(depth + 1) + 1;
  }

  private static void say(String words) {
    // Results of the last millisecond go with a process that ends at once; see the design.
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
    try (FileOutputStream err = new FileOutputStream(FileDescriptor.err)) {
      err.write((words + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
