package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.pool.MapObserver.Observed;
import dev.brine.task.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the front end's observer sees of one map. */
final class Observation {
  private static final System.Logger LOGGER = System.getLogger("dev.brine");

  /** Of a map with more tasks than this, no single one is told. */
  private static final int MOST_TASKS = 100_000;

  private static volatile @Nullable MapObserver observer;

  private final Engine engine;
  private final Instant begun = Instant.now();
  private final Traffic before;
  private final Observed observed;

  private Observation(Engine engine, Observed observed) {
    this.engine = engine;
    this.before = engine.traffic();
    this.observed = observed;
  }

  /** From now on this one is asked; null for nobody. */
  static void install(@Nullable MapObserver newObserver) {
    observer = newObserver;
  }

  /** Begins, or gives null if nobody observes. */
  static @Nullable Observation begin(Engine engine, boolean awaited) {
    MapObserver current = observer;
    Observed observed = current == null ? null : current.begin(awaited);
    return observed == null ? null : new Observation(engine, observed);
  }

  /**
   * Who is told of the map's progress: the observer, and the user's own listener if there is one.
   */
  static @Nullable ProgressListener listener(
      @Nullable Observation observation, @Nullable ProgressListener own) {
    if (observation == null) {
      return own;
    }
    Observed observed = observation.observed;
    return own == null
        ? observed
        : progress -> {
          observed.progress(progress);
          own.progress(progress);
        };
  }

  /** The map is over. */
  void end(MapRun run, AllOutcomes outcomes, boolean complete, @Nullable BrineException failure) {
    try {
      List<Outcome<Object>> tasks = outcomes.known();
      observed.end(
          new MapRecord(
              begun,
              run.progress(),
              run.serialTime(),
              MapRecord.Share.of(tasks),
              tasks.size() > MOST_TASKS ? List.of() : withoutValues(tasks),
              engine.traffic().since(before),
              complete,
              failure));
    } catch (RuntimeException | LinkageError broken) {
      LOGGER.log(System.Logger.Level.WARNING, "an observer of maps failed", broken);
    }
  }

  /** What is kept of a task must not keep the user's values. */
  private static List<Outcome<?>> withoutValues(List<Outcome<Object>> tasks) {
    List<Outcome<?>> kept = new ArrayList<>(tasks.size());
    for (Outcome<?> each : tasks) {
      kept.add(new Outcome<>(each.index(), null, each.error(), each.attempts(), each.run()));
    }
    return kept;
  }
}
