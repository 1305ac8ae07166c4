package dev.brine.command;

import dev.brine.pool.MapResult;
import dev.brine.pool.Progress;
import dev.brine.report.Display;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The results of a loop that was started and not waited for. Thread-safe. */
final class StartedLoop<R extends @Nullable Object> implements MapResult<R> {
  private final MapResult<Answer<R>> map;
  private final Instant begun;
  private final boolean collects;
  private final LoopReport report;

  StartedLoop(MapResult<Answer<R>> map, Instant begun, boolean collects, LoopReport report) {
    this.map = map;
    this.begun = begun;
    this.collects = collects;
    this.report = report;
  }

  /** What its cell would have given if it had waited; the loop has ended. */
  Object value() throws InterruptedException {
    return collects ? outcomes() : get();
  }

  /** Tells what its cell would have told if it had waited; the loop has ended. */
  void tell(Display display) throws InterruptedException {
    report.end(begun, wallTime(), map.outcomes(), total(map.progress()));
    report.changed(changed(LoopReport.PATIENCE));
    report.tell(display);
  }

  /** What became of the iterations so far, those without a value among them. */
  List<Outcome<Answer<R>>> answers() {
    return map.outcomes();
  }

  @Override
  public List<R> get() throws InterruptedException {
    List<Answer<R>> unused = map.get();
    return values();
  }

  @Override
  public List<R> get(Duration limit) throws InterruptedException, TimeoutException {
    List<Answer<R>> unused = map.get(limit);
    return values();
  }

  private List<R> values() {
    List<Outcome<Answer<R>>> outcomes = map.outcomes();
    // Where outcomes are collected, a failure has not ended the wait.
    outcomes.forEach(Outcome::get);
    return LoopValues.of(outcomes);
  }

  @Override
  public boolean isReady() {
    return map.isReady();
  }

  @Override
  public boolean isSuccessful() {
    return map.isSuccessful();
  }

  @Override
  public boolean cancel() {
    return map.cancel();
  }

  @Override
  public List<Outcome<R>> outcomes() {
    return LoopValues.outcomes(map.outcomes());
  }

  @Override
  public Progress progress() {
    return map.progress();
  }

  @Override
  public Duration wallTime() {
    return map.wallTime();
  }

  @Override
  public Duration serialTime() {
    return map.serialTime();
  }

  @Override
  public Set<String> changed(Duration limit) throws InterruptedException {
    return map.changed(limit);
  }

  @Override
  public CompletableFuture<List<R>> toFuture() {
    return map.toFuture().thenApply(answers -> values());
  }

  /** How far it is; what a session shows of it. */
  @Override
  public String toString() {
    Progress progress = map.progress();
    return "%d of %d done%s; %%presult waits for the values"
        .formatted(progress.done(), total(progress), map.isReady() ? ", ended" : "");
  }

  private static long total(Progress progress) {
    return progress.total().orElse(progress.added());
  }
}
