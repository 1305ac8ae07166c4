package dev.brine.pool;

import com.google.common.collect.ImmutableSortedSet;
import dev.brine.error.Internal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The question what one map's tasks changed in the workers' copies of what was captured. A front
 * end makes one, runs the map on the pool's view, and asks. Thread-safe.
 */
@Internal
public final class Watch {
  private final Set<Object> missing = new HashSet<>();
  private final Set<String> names = new TreeSet<>();
  private final CountDownLatch answered = new CountDownLatch(1);

  /** A view of the pool that is to be used for one map. */
  public Pool on(Pool pool) {
    if (pool instanceof VerbPool known) {
      return known.watching(this);
    }
    ask(Set.of());
    return pool;
  }

  /**
   * What is known of the changes after so long at most, or as soon as all workers have answered.
   *
   * @see MapResult#changed
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public Set<String> changed(Duration limit) throws InterruptedException {
    boolean unused = answered.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    synchronized (this) {
      return ImmutableSortedSet.copyOf(names);
    }
  }

  /** These will answer. */
  synchronized void ask(Collection<?> workers) {
    missing.addAll(workers);
    endIfAnswered();
  }

  synchronized void answer(Object worker, Collection<String> changed) {
    if (missing.remove(worker)) {
      names.addAll(changed);
      endIfAnswered();
    }
  }

  boolean isAnswered() {
    return answered.getCount() == 0;
  }

  private void endIfAnswered() {
    if (missing.isEmpty()) {
      answered.countDown();
    }
  }
}
