package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.task.Call;
import dev.brine.wire.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One schedule of a pool without processes: what the user, the workers and the time do follows from
 * a seed, one event after the other, on one thread. After each event the scheduler must have kept
 * its promises; when nothing can happen any more, nothing must be left open.
 */
final class Simulation {
  /** A schedule that has not come to rest after so many events goes on for ever. */
  private static final int MOST_EVENTS = 20_000;

  /** A worker that does not connect is given up after so long, in milliseconds. */
  private static final long START_MILLIS = 60_000;

  /**
   * When it was looked twice after so long, no worker is idle while another one keeps tasks for
   * later, in milliseconds.
   */
  private static final long STEALING_MILLIS = 3;

  /** When nothing happens by itself, these come one after the other, in milliseconds. */
  private static final long[] JUMPS = {100, 1001, 4000, 70_000};

  private final SimulationFault fault;
  private final int steps;
  private final Random random;
  private final SimulatedClock clock = new SimulatedClock();
  private final List<SimulatedWorker> workers = new ArrayList<>();
  private final SimulationStory story;
  private final SimulationPromises promises;
  private final SimulationRates rates;
  private @Nullable SimulatedStarter starter;
  private @Nullable WorkerEvents events;
  private final Scheduler scheduler;
  private final SimulatedUser user;
  private int connected;
  private boolean settling;

  /**
   * @param steps how many events there are before everything comes to rest
   * @param lines is told what happens; null if nobody asks
   */
  Simulation(long seed, int steps, SimulationFault fault, @Nullable List<String> lines) {
    this.random = new Random(seed);
    this.steps = steps;
    this.fault = fault;
    this.story = new SimulationStory(lines);
    this.rates = new SimulationRates(random);
    Call<?> initializer = rates.initializes() ? new Initializer() : null;
    PoolSettings settings =
        new PoolSettings(
            1 + random.nextInt(3),
            null,
            List.of(),
            Map.of(),
            initializer,
            random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 0,
            random.nextInt(4) == 0 ? Duration.ofSeconds(1) : null,
            Duration.ofMillis(START_MILLIS),
            true);
    promises = new SimulationPromises(settings, workers, story);
    story.tell(() -> "a pool as " + settings + " where " + rates);
    scheduler =
        new Scheduler(
            settings,
            clock,
            told -> {
              events = told;
              starter = new SimulatedStarter(this);
              return starter;
            });
    user = new SimulatedUser(scheduler, clock, starter(), workers, rates, random, story);
  }

  /** What workers run before their first task; it is never called here. */
  private record Initializer() implements Call<String> {
    @Override
    public String call() {
      return "";
    }
  }

  /** What went wrong, and null if nothing did. */
  @Nullable String run() {
    try {
      for (int i = 0; i < steps && story.violation() == null; i++) {
        if (random.nextInt(3) == 0 || !happens()) {
          user.wish();
        }
      }
      settling = true;
      settle();
      if (story.violation() == null) {
        end();
      }
    } catch (InterruptedException | RuntimeException | AssertionError broken) {
      story.violated(broken);
    }
    return story.violation();
  }

  /** Something happens to a worker, if anything can. */
  private boolean happens() {
    List<SimulatedWorker> able = new ArrayList<>();
    for (SimulatedWorker worker : workers) {
      if (worker.canAct()) {
        able.add(worker);
      }
    }
    boolean start = starter().canEnd(clock.nanoTime());
    int all = able.size() + (start ? 1 : 0);
    if (all == 0) {
      return false;
    }
    int which = random.nextInt(all);
    if (which < able.size()) {
      able.get(which).act();
    } else {
      endStart();
    }
    return true;
  }

  private void endStart() {
    boolean givenUp = starter().end(clock.nanoTime());
    if (givenUp || random.nextInt(100) < rates.startFails()) {
      story.tell(() -> "a worker does not start");
      events().startFailed(new BrineException("does not start"));
    } else {
      SimulatedWorker worker = new SimulatedWorker(this, random, ++connected);
      story.tell(() -> worker + " connects");
      workers.add(worker);
      events().started(worker.worker());
    }
  }

  /** Whatever was begun comes to its end, well or not. */
  private void settle() throws InterruptedException {
    int quiet = 0;
    for (int i = 0; story.violation() == null; i++) {
      story.check(i < MOST_EVENTS, "it goes on for ever");
      if (happens()) {
        quiet = 0;
        continue;
      }
      user.jump(STEALING_MILLIS);
      user.jump(STEALING_MILLIS);
      if (happens()) {
        quiet = 0;
        continue;
      }
      promises.checkShared(user);
      if (user.finish()) {
        quiet = 0;
        continue;
      }
      if (quiet == JUMPS.length) {
        return;
      }
      if (quiet == JUMPS.length - 1) {
        // Long enough for everything but a worker that never connects.
        user.maps().forEach(promises::checkNotStalled);
      }
      user.jump(JUMPS[quiet++]);
    }
  }

  private void end() throws InterruptedException {
    for (SimulatedMap map : user.maps()) {
      String wrong = map.endViolation();
      story.check(wrong == null, map + ": " + wrong);
    }
    for (SimulatedWorker worker : workers) {
      story.check(worker.hasEnded() || worker.isCounted(), worker + " was told to end and did not");
      story.check(worker.worker().inFlight.isEmpty(), worker + " has tasks in flight for ever");
    }
    user.status();
    if (story.violation() == null && random.nextBoolean()) {
      // It waits for maps, which there are none of any more.
      scheduler.close();
    } else {
      scheduler.terminate();
    }
    while (happens()) {
      story.check(scheduler.isClosed(), "it is not closed");
    }
    story.check(clock.isClosed() && starter().isClosed(), "the pool has not ended");
    story.check(workers.stream().allMatch(SimulatedWorker::hasEnded), "a worker outlives its pool");
  }

  /** The session has sent a frame. */
  void sent(SimulatedWorker worker, Frame frame) {
    promises.sent(worker, frame, user);
  }

  /** The pool starts one more worker, with so many others. */
  void starts(int among, int starting, boolean afterEnd) {
    promises.starts(among, starting, afterEnd);
  }

  SimulationStory story() {
    return story;
  }

  /** The session receives what a worker said. */
  void receives(SimulatedWorker worker, List<Frame> frames) {
    Map<Frame.Result, Task> answered = new LinkedHashMap<>();
    for (Frame frame : frames) {
      story.tell(() -> "the session receives from " + worker + " " + SimulationStory.text(frame));
      if (frame instanceof Frame.Result result) {
        SimulatedItem item = worker.items.get(result.number());
        Task task = worker.worker().inFlight.get(result.number());
        if (item != null && task != null) {
          answered.put(result, task);
        }
        if (item != null) {
          item.on = null;
        }
      }
    }
    try {
      long estimate = worker.worker().estimate;
      events().received(worker.worker(), frames);
      if (fault == SimulationFault.ANSWERS_COUNT_TWICE) {
        answered.forEach(
            (result, task) -> task.feed.complete(List.of(task), worker.worker(), List.of(result)));
      }
      if (fault == SimulationFault.ESTIMATES_GROW && !answered.isEmpty()) {
        worker.worker().estimate = Math.max(estimate, worker.worker().estimate);
      }
    } catch (IOException refused) {
      story.violated("the session does not understand " + worker + ": " + refused.getMessage());
    }
    promises.checkState(user.maps());
  }

  /** The session learns that a worker has ended. */
  void ends(SimulatedWorker simulated) {
    story.tell(() -> "the session learns of the end of " + simulated);
    Worker worker = simulated.worker();
    for (Task task : worker.inFlight.tasks()) {
      SimulatedItem item = simulated.items.get(task.number);
      if (item != null) {
        boolean ran = task.number == simulated.lastBegun();
        item.deaths += ran && task != worker.killedFor ? 1 : 0;
        item.on = null;
      }
    }
    if (fault == SimulationFault.UNTOUCHED_ARE_LOST) {
      List<Task> untouched =
          worker.inFlight.tasks().stream()
              .filter(task -> task.number > simulated.lastBegun())
              .toList();
      untouched.forEach(task -> worker.inFlight.remove(task.number));
    }
    events().ended(worker, 1, List.of());
    promises.checkState(user.maps());
  }

  /** When a start that begins now is given up; 0 if it will not be. */
  long givenUpAt() {
    boolean never = random.nextInt(100) < rates.startHangs();
    return never ? clock.nanoTime() + Duration.ofMillis(START_MILLIS).toNanos() : 0;
  }

  /** Whether a worker ends in the middle of this task. */
  boolean breaks(Frame.Task task) {
    if (task.map() == 0) {
      return random.nextInt(100) < rates.initializerBreaks();
    }
    return !settling && random.nextInt(100) < rates.taskBreaks();
  }

  /** How a task ends. */
  Frame.Kind kind(Frame.Task task, boolean cancelled) {
    if (task.map() == 0) {
      boolean fails = random.nextInt(100) < rates.initializerFails();
      return fails ? Frame.Kind.REFUSED : Frame.Kind.VALUE;
    }
    if (cancelled && random.nextBoolean()) {
      return Frame.Kind.CANCELLED;
    }
    int which = random.nextInt(100);
    return which < 1 ? Frame.Kind.THROWN : which < 4 ? Frame.Kind.REFUSED : Frame.Kind.VALUE;
  }

  SimulationFault fault() {
    return fault;
  }

  private SimulatedStarter starter() {
    if (starter == null) {
      throw new IllegalStateException("there is no pool");
    }
    return starter;
  }

  private WorkerEvents events() {
    if (events == null) {
      throw new IllegalStateException("there is no pool");
    }
    return events;
  }
}
