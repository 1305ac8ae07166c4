package dev.brine.pool;

import dev.brine.wire.Frame;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How the workers of a pool are ended. */
final class Ending {
  private Ending() {}

  /** Ends them and waits until they have ended, but not for ever. */
  static void run(List<Worker> workers, boolean gently, Clock clock) throws InterruptedException {
    for (Worker worker : workers) {
      if (gently) {
        worker.send(new Frame.Shutdown());
      } else {
        worker.link.kill();
      }
    }
    long end = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Fleet.END_MILLIS);
    for (Worker worker : workers) {
      worker.link.awaitEnd(Math.max(0, end - clock.nanoTime()));
    }
  }
}
