package dev.brine.spark.driver;

import dev.brine.spark.executor.Told;
import dev.brine.spark.protocol.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What executors took with them: how they ended, and which items are charged with it. Guarded by
 * the desk's monitor.
 */
final class Losses {
  /** An item that has ended so many executors is not tried again. */
  private static final int POISON = 2;

  /** So many jobs in a row may fail without an answer, and nobody to blame. */
  private static final int VAIN = 5;

  /** Of so many executors that have ended it is known how. */
  private static final int REMEMBERED = 100;

  private final Map<String, Ending> endings =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ending> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** How an executor ended. */
  private record Ending(long pid, String reason) {}

  /** An executor has ended. */
  void ended(String executor, long pid, String reason) {
    endings.put(executor, new Ending(pid, reason));
  }

  /** An item ran, for certain or as far as is known, on an executor that has ended. */
  static void charge(Item item, Told.Begun begun) {
    item.deaths += begun.exact() ? 1 : 0;
    item.suspect = true;
  }

  static boolean isPoison(Item item) {
    return item.deaths >= POISON;
  }

  /** Whether Spark has tried in vain for long enough. */
  static boolean isHopeless(MapWork work) {
    return work.vain > VAIN;
  }

  /**
   * Finds out who was to blame for a job's failure, or sees to it that this will be known the next
   * time.
   *
   * @param rest its items without an answer
   */
  static void blame(Job job, JobFailure failure, List<Item> rest) {
    if (rest.stream().anyMatch(Losses::isPoison)) {
      return;
    }
    List<Item> named = job.batch(failure.task());
    if (named.size() == 1 && failure.isLoss()) {
      named.get(0).deaths = POISON;
      return;
    }
    job.work().vain++;
    (named.isEmpty() ? rest : named).forEach(item -> item.suspect = true);
  }

  /** What the session is told of an item that is not tried again. */
  Message.Lost told(MapWork work, Item item, JobFailure failure) {
    @Nullable Ending ending = endings.get(failure.executor());
    String why = ending == null ? failure.reason() : ending.reason();
    return new Message.Lost(
        work.map,
        item.index(),
        item.attempt(),
        ending == null ? 0 : ending.pid(),
        JobFailure.exitCode(why),
        item.deaths,
        why);
  }
}
