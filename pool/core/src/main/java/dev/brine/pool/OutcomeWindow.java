package dev.brine.pool;

import dev.brine.task.Outcome;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps those outcomes of a map that were not taken yet, and forgets them then. */
final class OutcomeWindow implements Outcomes {
  private final boolean ordered;
  private final Set<Long> missing = new HashSet<>();
  private final Map<Long, Outcome<?>> arrived = new LinkedHashMap<>();
  private long next;
  private boolean over;

  /**
   * @param ordered whether they are taken in the order of their items, or as they come
   */
  OutcomeWindow(boolean ordered) {
    this.ordered = ordered;
  }

  @Override
  public synchronized void expect(long first, int count) {
    for (int i = 0; i < count; i++) {
      missing.add(first + i);
    }
  }

  @Override
  public synchronized boolean keep(Outcome<?> outcome) {
    if (!missing.remove(outcome.index())) {
      return false;
    }
    arrived.put(outcome.index(), outcome);
    notifyAll();
    return true;
  }

  @Override
  public synchronized void end() {
    over = true;
    notifyAll();
  }

  /** How many items are on their way, those included whose outcome was not taken. */
  synchronized int size() {
    return missing.size() + arrived.size();
  }

  /** Whether {@link #take} would not wait. */
  synchronized boolean isReady() {
    return ordered ? arrived.containsKey(next) : !arrived.isEmpty();
  }

  /** The next outcome; waits for it. Null if none will come. */
  synchronized @Nullable Outcome<?> take() throws InterruptedException {
    OwnThread.refuseToWait();
    while (!isReady()) {
      if (over || size() == 0) {
        return null;
      }
      wait();
    }
    if (ordered) {
      return arrived.remove(next++);
    }
    Iterator<Outcome<?>> all = arrived.values().iterator();
    Outcome<?> first = all.next();
    all.remove();
    return first;
  }
}
