package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.error.PoolClosedException;
import dev.brine.task.Call;
import dev.brine.task.Fn;
import dev.brine.wire.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One schedule of a pool without processes: what the user, the workers and the time do follows from
 * a seed, one event after the other, on one thread. After each event the scheduler must have kept
 * its promises; when nothing can happen any more, nothing must be left open.
 */
final class Simulation {
  /** A schedule that has not come to rest after so many events goes on for ever. */
  private static final int MOST_EVENTS = 20_000;

  private static final int MOST_MAPS = 6;

  /** A worker that does not connect is given up after so long, in milliseconds. */
  private static final long START_MILLIS = 60_000;

  /** When nothing happens by itself, these come one after the other, in milliseconds. */
  private static final long[] JUMPS = {100, 1001, 4000, 70_000};

  private final SimulationFault fault;
  private final int steps;
  private final Random random;
  private final SimulatedClock clock = new SimulatedClock();
  private final List<SimulatedWorker> workers = new ArrayList<>();
  private final List<SimulatedMap> maps = new ArrayList<>();
  private final Map<Long, SimulatedMap> numbered = new HashMap<>();
  private final @Nullable List<String> story;
  private final PoolSettings settings;
  private final SimulationRates rates;
  private @Nullable SimulatedStarter starter;
  private @Nullable WorkerEvents events;
  private final Scheduler scheduler;
  private @Nullable String violation;
  private int connected;
  private boolean settling;

  /**
   * @param steps how many events there are before everything comes to rest
   * @param story is told what happens; null if nobody asks
   */
  Simulation(long seed, int steps, SimulationFault fault, @Nullable List<String> story) {
    this.random = new Random(seed);
    this.steps = steps;
    this.fault = fault;
    this.story = story;
    this.rates = new SimulationRates(random);
    Call<?> initializer = rates.initializes() ? new Initializer() : null;
    settings =
        new PoolSettings(
            1 + random.nextInt(3),
            null,
            List.of(),
            Map.of(),
            initializer,
            random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 0,
            random.nextInt(4) == 0 ? Duration.ofSeconds(1) : null,
            Duration.ofMillis(START_MILLIS));
    tell(() -> "a pool as " + settings + " where " + rates);
    scheduler =
        new Scheduler(
            settings,
            clock,
            told -> {
              events = told;
              starter = new SimulatedStarter(this);
              return starter;
            });
  }

  /** What all maps call; it is never called here. */
  private record Same() implements Fn<Integer, Integer> {
    @Override
    public Integer call(Integer item) {
      return item;
    }
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
      for (int i = 0; i < steps && violation == null; i++) {
        if (random.nextInt(3) == 0 || !happens()) {
          wish();
        }
      }
      settling = true;
      settle();
      if (violation == null) {
        end();
      }
    } catch (InterruptedException | RuntimeException | AssertionError broken) {
      violated(broken.toString());
      if (story != null) {
        for (StackTraceElement element : broken.getStackTrace()) {
          story.add("    at " + element);
        }
      }
    }
    return violation;
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
      tell(() -> "a worker does not start");
      events().startFailed(new BrineException("does not start"));
    } else {
      SimulatedWorker worker = new SimulatedWorker(this, random, ++connected);
      tell(() -> worker + " connects");
      workers.add(worker);
      events().started(worker.worker());
    }
  }

  /** The user, or the time, does something. */
  private void wish() throws InterruptedException {
    int which = random.nextInt(100);
    if (which < 15) {
      open();
    } else if (which < 80) {
      wishOfMap();
    } else if (which < 90) {
      jump(new long[] {1, 60, 1000, 3001, 6000}[random.nextInt(5)]);
    } else if (which < 94) {
      live(() -> scheduler.resize(1 + random.nextInt(4)), "resizes");
    } else if (which < 96) {
      live(scheduler::restart, "restarts");
    } else if (which < 98) {
      status();
    } else if (which == 98 && random.nextInt(3) == 0) {
      tell(() -> "the user terminates the pool");
      scheduler.terminate();
    } else if (maps.stream().allMatch(map -> map.run.isIdle()) && random.nextInt(3) == 0) {
      tell(() -> "the user closes the pool");
      scheduler.close();
    }
  }

  private void live(Runnable action, String what) {
    tell(() -> "the user " + what);
    try {
      action.run();
      check(!scheduler.isClosed(), "a closed pool " + what);
    } catch (PoolClosedException closed) {
      check(scheduler.isClosed(), "a pool says that it is closed");
    }
  }

  private void open() {
    if (maps.size() == MOST_MAPS) {
      return;
    }
    SimulatedMap.Verb[] verbs = SimulatedMap.Verb.values();
    SimulatedMap.Verb verb = verbs[random.nextInt(verbs.length)];
    Options options = rates.options(random);
    boolean everywhere = verb == SimulatedMap.Verb.EVERYWHERE;
    int size = options.limit() == 0 ? scheduler.workers() : options.limit();
    int most = everywhere ? size : 1 + random.nextInt(20);
    SimulatedMap map = new SimulatedMap(verb, options, most, random.nextBoolean());
    try {
      map.begin(
          everywhere
              ? scheduler.openEverywhere(new Same(), options, map.run)
              : scheduler.open(new Same(), options, map.run));
    } catch (PoolClosedException closed) {
      check(scheduler.isClosed(), "a pool says that it is closed");
      return;
    }
    tell(() -> "the user begins " + map + " with " + options);
    maps.add(map);
    numbered.put(map.number(), map);
  }

  private void wishOfMap() throws InterruptedException {
    List<SimulatedMap> open = maps.stream().filter(map -> !map.run.isOver()).toList();
    if (open.isEmpty()) {
      open();
      return;
    }
    SimulatedMap map = open.get(random.nextInt(open.size()));
    int which = random.nextInt(20);
    if (map.isReady() && which < 10) {
      map.take();
    } else if (which == 10) {
      tell(() -> "the user cancels " + map);
      map.feed().cancel();
    } else {
      feed(map, 1 + random.nextInt(5));
    }
  }

  private void feed(SimulatedMap map, int count) throws InterruptedException {
    for (int i = 0; i < count && map.items.size() < map.most; i++) {
      tell(() -> "the user adds item " + map.items.size() + " to " + map);
      map.add();
    }
    if (map.items.size() == map.most && !map.ended) {
      tell(() -> "the user ends " + map);
      map.end();
    }
  }

  private void jump(long millis) {
    tell(() -> millis + " ms pass");
    clock.jump(millis);
  }

  private void status() {
    if (workers.stream().anyMatch(each -> each.isCounted() && !each.isWell())) {
      return;
    }
    PoolStatus status = scheduler.status();
    long counted = workers.stream().filter(SimulatedWorker::isCounted).count();
    long waiting = maps.stream().mapToLong(SimulatedMap::waiting).sum();
    long open = maps.stream().filter(map -> !map.run.isOver()).count();
    if (!scheduler.isClosed()) {
      check(status.workers().size() == counted, "the status has other workers than there are");
      check(status.starting() == starter().count(), "the status has other starts than there are");
    }
    check(status.waiting() == waiting, "the status has " + status + ", but " + waiting + " wait");
    check(status.maps() == open, "the status has " + status + ", but " + open + " are open");
  }

  /** Whatever was begun comes to its end, well or not. */
  private void settle() throws InterruptedException {
    int quiet = 0;
    for (int i = 0; violation == null; i++) {
      check(i < MOST_EVENTS, "it goes on for ever");
      if (happens() || finish()) {
        quiet = 0;
        continue;
      }
      if (quiet == JUMPS.length) {
        return;
      }
      if (quiet == JUMPS.length - 1) {
        // Long enough for everything but a worker that never connects.
        maps.forEach(this::checkNotStalled);
      }
      jump(JUMPS[quiet++]);
    }
  }

  /** The user does what is left to do; whether there was anything. */
  private boolean finish() throws InterruptedException {
    for (SimulatedMap map : maps) {
      if (!map.run.isOver() && !map.ended) {
        feed(map, map.most);
        return true;
      }
      if (map.isReady()) {
        map.take();
        return true;
      }
    }
    for (SimulatedWorker worker : workers) {
      SimulatedMap map = worker.hasEnded() ? null : numbered.get(worker.stuckWith());
      if (map != null && map.options.timeout() == null && !map.run.isOver()) {
        tell(() -> "the user gives up " + map);
        map.feed().cancel();
        return true;
      }
    }
    return false;
  }

  /** What waits while a worker could take it waits for nothing. */
  private void checkNotStalled(SimulatedMap map) {
    if (map.waiting() == 0) {
      return;
    }
    for (SimulatedWorker each : workers) {
      Worker worker = each.worker();
      boolean idle = each.isCounted() && worker.ready && worker.inFlight.isEmpty();
      check(!idle || !mayServe(each, map), each + " is idle, but " + map + " waits");
    }
  }

  private static boolean mayServe(SimulatedWorker worker, SimulatedMap map) {
    boolean known = map.team.contains(worker);
    if (map.verb == SimulatedMap.Verb.EVERYWHERE) {
      return !known;
    }
    long team = map.team.stream().filter(SimulatedWorker::isCounted).count();
    return map.options.limit() == 0 || known || team < map.options.limit();
  }

  private void end() throws InterruptedException {
    for (SimulatedMap map : maps) {
      String wrong = map.endViolation();
      check(wrong == null, map + ": " + wrong);
    }
    for (SimulatedWorker worker : workers) {
      check(worker.hasEnded() || worker.isCounted(), worker + " was told to end and did not");
      check(worker.worker().inFlight.isEmpty(), worker + " has tasks in flight for ever");
    }
    status();
    if (violation == null && random.nextBoolean()) {
      // It waits for maps, which there are none of any more.
      scheduler.close();
    } else {
      scheduler.terminate();
    }
    while (happens()) {
      check(scheduler.isClosed(), "it is not closed");
    }
    check(clock.isClosed() && starter().isClosed(), "the pool has not ended");
    check(workers.stream().allMatch(SimulatedWorker::hasEnded), "a worker outlives its pool");
  }

  /** The session has sent a frame. */
  void sent(SimulatedWorker worker, Frame frame) {
    tell(() -> worker + " is sent " + text(frame));
    boolean toldBefore = worker.wasToldToEnd() && !(frame instanceof Frame.Shutdown);
    check(!toldBefore, worker + " is sent more after its end");
    SimulatedMap map = frame instanceof Frame.Task task ? numbered.get(task.map()) : null;
    if (map == null) {
      return;
    }
    Frame.Task task = (Frame.Task) frame;
    SimulatedItem item = map.items.get((int) task.index());
    boolean isNew = map.team.add(worker);
    long team = map.team.stream().filter(SimulatedWorker::isCounted).count();
    int limit = map.options.limit();
    check(!map.run.isOver(), map + " is over, but its item " + item.index + " is sent");
    check(item.on == null, map + ", item " + item.index + " is sent twice at a time");
    check(item.begun <= map.options.retries(), map + ", item " + item.index + " is begun again");
    check(task.attempt() == item.begun + 1, map + ", item " + item.index + " miscounts");
    check(item.deaths < 2, map + ", item " + item.index + " is sent after two deaths");
    check(worker.worker().ready, worker + " gets a task before it is ready");
    if (map.verb == SimulatedMap.Verb.EVERYWHERE) {
      check(isNew, worker + " has a second task of " + map);
    } else {
      check(limit == 0 || team <= limit, map + " has " + team + " workers");
    }
    item.on = worker;
    worker.items.put(task.number(), item);
    long most = settings.maxTasksPerWorker();
    check(most == 0 || worker.items.size() <= most, worker + " has more tasks than it may");
  }

  /** The session receives what a worker said. */
  void receives(SimulatedWorker worker, Frame frame) {
    tell(() -> "the session receives from " + worker + " " + text(frame));
    try {
      if (!(frame instanceof Frame.Result result)) {
        events().received(worker.worker(), frame);
        return;
      }
      SimulatedItem item = worker.items.get(result.number());
      if (item != null) {
        item.on = null;
      }
      Task task = worker.worker().inFlight.get(result.number());
      long estimate = worker.worker().estimate;
      events().received(worker.worker(), frame);
      if (fault == SimulationFault.ANSWERS_COUNT_TWICE && item != null && task != null) {
        task.feed.complete(task, worker.worker(), result);
      }
      if (fault == SimulationFault.ESTIMATES_GROW) {
        worker.worker().estimate = Math.max(estimate, worker.worker().estimate);
      }
    } catch (IOException refused) {
      violated("the session does not understand " + worker + ": " + refused.getMessage());
    }
    checkWorkers();
  }

  /** The session learns that a worker has ended. */
  void ends(SimulatedWorker simulated) {
    tell(() -> "the session learns of the end of " + simulated);
    Worker worker = simulated.worker();
    for (Long number : worker.inFlight.keySet()) {
      SimulatedItem item = simulated.items.get(number);
      if (item != null) {
        boolean ran = number == simulated.lastBegun();
        item.deaths += ran && worker.inFlight.get(number) != worker.killedFor ? 1 : 0;
        item.on = null;
      }
    }
    if (fault == SimulationFault.UNTOUCHED_ARE_LOST) {
      worker.inFlight.keySet().removeIf(number -> number > simulated.lastBegun());
    }
    events().ended(worker, 1, List.of());
    checkWorkers();
  }

  /** The pool starts one more worker. */
  void starts(int among, boolean afterEnd) {
    int starting = starter == null ? 1 : starter.count();
    long counted = workers.stream().filter(SimulatedWorker::isCounted).count();
    tell(() -> "a worker begins to start, one of " + among);
    check(!afterEnd, "a pool that has ended starts a worker");
    check(counted + starting <= among, "more workers than " + among + " are wanted");
  }

  private void checkWorkers() {
    Set<Task> seen = new HashSet<>();
    for (SimulatedWorker each : workers) {
      Worker worker = each.worker();
      long estimate = 0;
      for (Task task : worker.inFlight.values()) {
        estimate += task.estimate;
        check(seen.add(task), "a task is in flight twice");
      }
      if (each.hasEnded()) {
        check(worker.inFlight.isEmpty(), each + " has ended with tasks in flight");
      } else {
        check(worker.estimate == estimate, each + " has a wrong estimate");
      }
    }
    for (SimulatedMap map : maps) {
      String wrong = map.violation();
      check(wrong == null, map + ": " + wrong);
    }
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

  void tell(Supplier<String> event) {
    if (story != null) {
      story.add(event.get());
    }
  }

  static String text(Frame frame) {
    if (frame instanceof Frame.Task task) {
      return "task " + task.number() + ": item " + task.index() + " of map " + task.map();
    }
    if (frame instanceof Frame.Result result) {
      return result.kind() + " of task " + result.number();
    }
    return frame.getClass().getSimpleName();
  }

  private void check(boolean holds, String what) {
    if (!holds) {
      violated(what);
    }
  }

  /** Something is wrong; the first such thing counts. */
  void violated(String what) {
    if (violation == null) {
      violation = what;
      tell(() -> "WRONG: " + what);
    }
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
