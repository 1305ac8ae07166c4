package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one map was, told at its end. Immutable.
 *
 * @param begun when it began
 * @param progress how far it came, and in what time
 * @param serialTime how long the user's code ran in all tasks that have ended
 * @param shares what each process did, in the order in which they first answered an item
 * @param tasks the outcomes of its tasks without their values, in the order that was asked for;
 *     empty if there were too many to keep
 * @param traffic what was sent and received meanwhile, by other maps of the same pool too
 * @param complete whether it came to its end
 * @param failure what ended it otherwise; null where that is not known
 */
@Internal
public record MapRecord(
    Instant begun,
    Progress progress,
    Duration serialTime,
    List<Share> shares,
    List<Outcome<?>> tasks,
    Traffic traffic,
    boolean complete,
    @Nullable BrineException failure) {

  /** Copies the lists. */
  public MapRecord {
    shares = List.copyOf(shares);
    tasks = List.copyOf(tasks);
  }

  /** The same without its tasks. */
  public MapRecord withoutTasks() {
    return new MapRecord(
        begun, progress, serialTime, shares, List.of(), traffic, complete, failure);
  }

  /**
   * What one process did of a map. Immutable.
   *
   * @param pid the process
   * @param tasks how many tasks it answered
   * @param time how long the user's code ran in them
   * @param overhead how long all else took that belongs to them
   */
  public record Share(long pid, long tasks, Duration time, Duration overhead) {
    static List<Share> of(Collection<? extends Outcome<?>> outcomes) {
      Map<Long, Share> byPid = new LinkedHashMap<>();
      for (Outcome<?> each : outcomes) {
        if (each.pid() != 0) {
          byPid.merge(
              each.pid(),
              new Share(each.pid(), 1, each.time(), each.run().overhead()),
              Share::plus);
        }
      }
      return new ArrayList<>(byPid.values());
    }

    private Share plus(Share other) {
      return new Share(
          pid, tasks + other.tasks, time.plus(other.time), overhead.plus(other.overhead));
    }
  }
}
