package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The threads that tasks were run by. Thread-safe. */
final class SeenThreads {
  private final Set<Thread> all = ConcurrentHashMap.newKeySet();

  /** The thread that calls this is one of them. */
  Thread here() {
    all.add(Thread.currentThread());
    return Thread.currentThread();
  }

  Set<Thread> all() {
    return all;
  }

  void assertEnd() throws InterruptedException {
    for (Thread each : all) {
      each.join(TimeUnit.SECONDS.toMillis(20));
      assertThat(each.isAlive()).as(each.getName()).isFalse();
    }
  }

  static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Returns when the latch is down, whatever interrupts. */
  static void awaitStubbornly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException ignored) {
        // That is stubborn.
      }
    }
  }
}
