package dev.brine.pool;

import com.google.common.collect.EvictingQueue;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** The last lines that a worker's JVM wrote to its own streams, beside what tasks print. */
final class LastLines {
  private static final int KEPT = 20;

  private final EvictingQueue<String> lines = EvictingQueue.create(KEPT);
  private final Thread thread;

  /** Reads on until the process ends, so that it never waits for a reader. */
  LastLines(Process process, int number) {
    thread = new Thread(() -> read(process), "brine-lines-" + number);
    thread.setDaemon(true);
    thread.start();
  }

  private void read(Process process) {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (lines) {
          lines.add(line);
        }
      }
    } catch (IOException processGone) {
      // There is nothing more to read.
    }
  }

  /** The lines of a process that has ended, oldest first. */
  List<String> ofEnded() {
    try {
      // A grandchild may keep the stream open for ever.
      thread.join(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }
}
