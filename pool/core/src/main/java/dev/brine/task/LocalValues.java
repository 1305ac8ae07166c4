package dev.brine.task;

import dev.brine.error.Internal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The values of all worker locals of this process. Of each there is the newest one, and older ones
 * only while running maps use them. Thread-safe.
 */
@Internal
public final class LocalValues {
  /** All closers together have this long at the end of a process, and a caller waits no longer. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final LocalValues OF_PROCESS = ofThisProcess();

  /** By the worker local's id; the newest is the last. */
  private final Map<String, List<LocalValue<?>>> values = new LinkedHashMap<>();

  private final Closers closers = new Closers();
  private final AtomicBoolean ended = new AtomicBoolean();

  /** None yet. */
  LocalValues() {}

  private static LocalValues ofThisProcess() {
    LocalValues values = new LocalValues();
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(values::close, "brine-closers"));
    } catch (IllegalStateException endingAlready) {
      // What is still built now goes with the process.
    }
    return values;
  }

  /** Those of this process; they are closed when it ends, unless it is killed. */
  public static LocalValues ofProcess() {
    return OF_PROCESS;
  }

  /** The value that the recipe asks for, which may have to be built. */
  <T> LocalValue<T> find(LocalRecipe<T> recipe) {
    LocalValue<T> fresh = new LocalValue<>(recipe);
    List<LocalValue<?>> retired;
    synchronized (this) {
      List<LocalValue<?>> known = values.computeIfAbsent(recipe.id(), id -> new ArrayList<>());
      for (LocalValue<?> each : known) {
        if (each.serves(recipe)) {
          each.users.add(recipe.home());
          @SuppressWarnings("unchecked") // one id means one worker local
          LocalValue<T> served = (LocalValue<T>) each;
          return served;
        }
      }
      fresh.users.add(recipe.home());
      known.add(fresh);
      retired = takeUnused(known);
    }
    // Before the new one is built, since both may want the same port, or much memory.
    closers.close(retired, LIMIT);
    return fresh;
  }

  /** The map at home there has ended: closes what was only kept for it, in the background. */
  public void release(LocalHome home) {
    List<LocalValue<?>> retired = new ArrayList<>();
    synchronized (this) {
      for (Iterator<List<LocalValue<?>>> all = values.values().iterator(); all.hasNext(); ) {
        List<LocalValue<?>> known = all.next();
        known.forEach(each -> each.users.remove(home));
        retired.addAll(takeUnused(known));
        if (known.get(0).isMadeBy(home)) {
          retired.addAll(known);
          all.remove();
        }
      }
    }
    closers.close(retired, Duration.ZERO);
  }

  private static List<LocalValue<?>> takeUnused(List<LocalValue<?>> known) {
    List<LocalValue<?>> older = known.subList(0, known.size() - 1);
    List<LocalValue<?>> unused = older.stream().filter(each -> each.users.isEmpty()).toList();
    older.removeAll(unused);
    return unused;
  }

  /**
   * Closes all, the last first; returns after two seconds at most. Only the first call does so:
   * what hung then must not be waited for again when the process exits.
   */
  public void close() {
    if (ended.compareAndSet(false, true)) {
      close(LIMIT);
    }
  }

  void close(Duration limit) {
    List<LocalValue<?>> all = new ArrayList<>();
    synchronized (this) {
      values.values().forEach(known -> known.forEach(each -> all.add(0, each)));
      values.clear();
    }
    closers.closeLast(all, limit);
  }
}
