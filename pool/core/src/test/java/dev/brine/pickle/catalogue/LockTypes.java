package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * Locks that nobody holds travel, to guard the copy; a held one would be held for ever, and what
 * threads wait for stays where they are.
 */
final class LockTypes {
  private LockTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels(
            "ReentrantLock that is free",
            () -> new ReentrantLock(true),
            (sent, back) -> {
              sameClass(sent, back);
              that(back.isFair(), "it is not fair any more");
              lockable(back);
            }),
        refused("ReentrantLock that is held", () -> held(new ReentrantLock()), "locked", "held"),
        travels(
            "ReentrantReadWriteLock that is free",
            ReentrantReadWriteLock::new,
            (sent, back) -> {
              lockable(back.readLock());
              lockable(back.writeLock());
            }),
        refused(
            "ReentrantReadWriteLock that is held",
            () -> {
              ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
              lock.readLock().lock();
              return lock;
            },
            "locked",
            "held"),
        travels(
            "StampedLock that is free",
            StampedLock::new,
            (sent, back) -> lockable(back.asWriteLock())),
        refused(
            "StampedLock that is held",
            () -> {
              StampedLock lock = new StampedLock();
              that(lock.writeLock() != 0, "not locked");
              return lock;
            },
            "locked",
            "held"),
        refused(
            "Condition with its lock",
            () -> {
              ReentrantLock lock = new ReentrantLock();
              return List.of(lock, lock.newCondition());
            },
            "make both in the task"),
        travels(
            "Semaphore",
            () -> {
              Semaphore semaphore = new Semaphore(3, true);
              semaphore.acquireUninterruptibly();
              return semaphore;
            },
            (sent, back) -> {
              sameClass(sent, back);
              same(2, back.availablePermits());
              that(back.isFair() && back.tryAcquire(2), "it does not give its permits");
              that(!back.tryAcquire(), "it gives more than its permits");
            }),
        refused("CountDownLatch", () -> new CountDownLatch(1), "inside the task"),
        refused("CyclicBarrier", () -> new CyclicBarrier(1), "inside the task"),
        refused("Phaser", () -> new Phaser(1), "inside the task"),
        refused("Exchanger", Exchanger::new, "inside the task"));
  }

  @SuppressWarnings("LockNotBeforeTry") // it is to be held
  private static Lock held(Lock lock) {
    lock.lock();
    return lock;
  }

  private static void lockable(Lock lock) throws InterruptedException {
    that(lock.tryLock(1, TimeUnit.SECONDS), "it came back locked");
    lock.unlock();
  }
}
