package dev.brine.report;

import dev.brine.error.Internal;
import dev.brine.pool.MapRecord;
import dev.brine.pool.Progress;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.Collection;

/**
 * What is left to say of a map that has ended. Immutable.
 *
 * @param done how many items ended
 * @param total how many there were
 * @param failed how many of those that ended failed
 * @param workers how many processes ran them; 0 where that is not known
 * @param time how long it took
 */
@Internal
public record Summary(long done, long total, long failed, long workers, Duration time) {

  /** Of a map of whose items, that many in all, these outcomes are known. */
  public static Summary of(Collection<? extends Outcome<?>> outcomes, long total, Duration time) {
    long failed = outcomes.stream().filter(each -> !each.isSuccess()).count();
    long workers =
        outcomes.stream().mapToLong(Outcome::pid).filter(pid -> pid > 0).distinct().count();
    return new Summary(outcomes.size(), total, failed, workers, time);
  }

  /** Of a map that is over, whether it came to its end or not. */
  public static Summary of(MapRecord map) {
    Progress progress = map.progress();
    long total = map.complete() ? progress.done() : progress.total().orElse(progress.added());
    return new Summary(
        progress.done(), total, progress.failed(), map.shares().size(), progress.elapsed());
  }

  /** Of a map that a failure ended and of which no more is known. */
  public static Summary of(Progress progress, Duration time) {
    long total = progress.total().orElse(progress.added());
    return new Summary(progress.done(), total, progress.failed(), 0, time);
  }

  /** One plain line, such as {@code 10/10 in 5.4 s on 4 workers (18.5/s, 0 failed)}. */
  public String line() {
    if (total == 0) {
      return "0/0: there were no items";
    }
    return "%d/%d in %s%s (%s, %d failed)"
        .formatted(
            done,
            total,
            Amounts.time(time),
            workers == 0 ? "" : " on " + Amounts.count(workers, "worker"),
            Amounts.rate(done, time),
            failed);
  }
}
