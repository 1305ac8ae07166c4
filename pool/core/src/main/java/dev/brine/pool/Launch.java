package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.error.Finished;
import dev.brine.error.MapInterruptedException;
import dev.brine.task.Fn;
import java.lang.ref.Reference;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Begins maps on an engine and, where that is asked for, waits for them. Thread-safe. */
record Launch(Engine engine, Options options, Handle handle) {

  /** Runs a map to its end on the caller's thread; whatever ends the wait ends the map. */
  AllOutcomes run(Fn<?, ?> function, Iterable<?> items, boolean failFast) {
    return run(function, items, failFast, false);
  }

  /** Runs the function once on each worker. */
  AllOutcomes runEverywhere(Fn<?, ?> function, Iterable<?> workers, boolean failFast) {
    return run(function, workers, failFast, true);
  }

  private AllOutcomes run(
      Fn<?, ?> function, Iterable<?> items, boolean failFast, boolean everywhere) {
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(items, "items");
    OwnThread.refuseToWait();
    AllOutcomes outcomes = new AllOutcomes(options.unordered());
    Observation observation = Observation.begin(engine, /* awaited= */ true);
    ProgressListener listener = Observation.listener(observation, options.listener());
    MapRun run = new MapRun(failFast, outcomes, Arguments.count(items), listener);
    Feed feed = open(function, run, everywhere);
    BrineException failure = null;
    boolean complete = false;
    try {
      feedAll(feed, run, items, true);
      run.await();
      complete = true;
      return outcomes;
    } catch (InterruptedException e) {
      failure = interrupted(run, outcomes);
      throw failure;
    } catch (BrineException e) {
      Finished.note(e, outcomes.finished());
      failure = e;
      throw e;
    } finally {
      if (!complete) {
        feed.cancel();
      }
      feed.flush();
      if (observation != null) {
        observation.end(run, outcomes, complete, failure);
      }
    }
  }

  /** Starts a map; when this returns, all items are on their way. */
  <R extends @Nullable Object> RunMapResult<R> start(
      Fn<?, ?> function, Iterable<?> items, boolean failFast) {
    return start(function, items, failFast, null);
  }

  /** As above, seen by whoever observes maps. */
  <R extends @Nullable Object> RunMapResult<R> startMap(
      Fn<?, ?> function, Iterable<?> items, boolean failFast) {
    return start(function, items, failFast, Observation.begin(engine, /* awaited= */ false));
  }

  private <R extends @Nullable Object> RunMapResult<R> start(
      Fn<?, ?> function, Iterable<?> items, boolean failFast, @Nullable Observation observation) {
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(items, "items");
    AllOutcomes outcomes = new AllOutcomes(options.unordered());
    ProgressListener listener = Observation.listener(observation, options.listener());
    MapRun run = new MapRun(failFast, outcomes, Arguments.count(items), listener);
    if (observation != null) {
      run.whenOver(() -> observation.end(run, outcomes, run.isSuccessful(), null));
    }
    Feed feed = open(function, run, false);
    boolean complete = false;
    try {
      feedAll(feed, run, items, false);
      complete = true;
      return new RunMapResult<>(run, outcomes, feed, options.watch());
    } catch (InterruptedException e) {
      throw interrupted(run, outcomes);
    } finally {
      if (!complete) {
        feed.cancel();
      }
    }
  }

  /** Begins a map whose items are asked for as its results are taken. */
  <R extends @Nullable Object> Stream<R> stream(
      Fn<?, ?> function, Iterable<?> items, boolean ordered) {
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(items, "items");
    OutcomeWindow window = new OutcomeWindow(ordered);
    MapRun run = new MapRun(false, window, Arguments.count(items), options.listener());
    Feed feed = open(function, run, false);
    ResultSpliterator<R> results = new ResultSpliterator<>(items, feed, run, window);
    return StreamSupport.stream(results, false).onClose(feed::cancel);
  }

  private Feed open(Fn<?, ?> function, MapRun run, boolean everywhere) {
    try {
      return everywhere
          ? engine.openEverywhere(function, options, run)
          : engine.open(function, options, run);
    } finally {
      // Until here nothing else keeps a pool from being taken for forgotten.
      Reference.reachabilityFence(handle);
    }
  }

  private static MapInterruptedException interrupted(MapRun run, AllOutcomes outcomes) {
    Thread.currentThread().interrupt();
    Progress progress = run.progress();
    MapInterruptedException interrupted =
        new MapInterruptedException(progress.done(), progress.total().orElse(progress.added()));
    Finished.note(interrupted, outcomes.finished());
    return interrupted;
  }

  private static void feedAll(Feed feed, MapRun run, Iterable<?> items, boolean patient)
      throws InterruptedException {
    // The next item of anything else may be long in coming, and must not hold up this one.
    boolean allThere = items instanceof Collection;
    for (Object item : items) {
      if (run.isOver()) {
        return;
      }
      if (allThere) {
        feed.addSoon(item, patient);
      } else {
        feed.add(item, patient);
      }
    }
    feed.end();
  }
}
