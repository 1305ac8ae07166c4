package dev.brine.pool;

import dev.brine.error.PoolClosedException;
import dev.brine.task.Fn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The user of a simulated pool, and the time. */
final class SimulatedUser {
  private static final int MOST_MAPS = 6;
  private static final long[] PAUSES = {1, 60, 1000, 3001, 6000};

  private final Scheduler scheduler;
  private final SimulatedClock clock;
  private final SimulatedStarter starter;
  private final List<SimulatedWorker> workers;
  private final SimulationRates rates;
  private final Random random;
  private final SimulationStory story;
  private final List<SimulatedMap> maps = new ArrayList<>();

  SimulatedUser(
      Scheduler scheduler,
      SimulatedClock clock,
      SimulatedStarter starter,
      List<SimulatedWorker> workers,
      SimulationRates rates,
      Random random,
      SimulationStory story) {
    this.scheduler = scheduler;
    this.clock = clock;
    this.starter = starter;
    this.workers = workers;
    this.rates = rates;
    this.random = random;
    this.story = story;
  }

  /** What all maps call; it is never called here. */
  private record Same() implements Fn<Integer, Integer> {
    @Override
    public Integer call(Integer item) {
      return item;
    }
  }

  List<SimulatedMap> maps() {
    return maps;
  }

  /** The map of this number; null for that of the initializer. */
  @Nullable SimulatedMap map(@Nullable Long number) {
    for (SimulatedMap map : maps) {
      if (number != null && map.number() == number) {
        return map;
      }
    }
    return null;
  }

  /** The user, or the time, does something. */
  void wish() throws InterruptedException {
    int which = random.nextInt(100);
    if (which < 15) {
      open();
    } else if (which < 80) {
      wishOfMap();
    } else if (which < 90) {
      jump(PAUSES[random.nextInt(PAUSES.length)]);
    } else if (which < 94) {
      live(() -> scheduler.resize(1 + random.nextInt(4)), "resizes");
    } else if (which < 96) {
      live(scheduler::restart, "restarts");
    } else if (which < 98) {
      status();
    } else if (which == 98 && random.nextInt(3) == 0) {
      story.tell(() -> "the user terminates the pool");
      scheduler.terminate();
    } else if (maps.stream().allMatch(map -> map.run.isIdle()) && random.nextInt(3) == 0) {
      story.tell(() -> "the user closes the pool");
      scheduler.close();
    }
  }

  private void live(Runnable action, String what) {
    story.tell(() -> "the user " + what);
    try {
      action.run();
      story.check(!scheduler.isClosed(), "a closed pool " + what);
    } catch (PoolClosedException closed) {
      story.check(scheduler.isClosed(), "a pool says that it is closed");
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
      story.check(scheduler.isClosed(), "a pool says that it is closed");
      return;
    }
    story.tell(() -> "the user begins " + map + " with " + options);
    maps.add(map);
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
      story.tell(() -> "the user cancels " + map);
      map.feed().cancel();
    } else {
      feed(map, 1 + random.nextInt(5));
    }
  }

  private void feed(SimulatedMap map, int count) throws InterruptedException {
    for (int i = 0; i < count && map.items.size() < map.most; i++) {
      story.tell(() -> "the user adds item " + map.items.size() + " to " + map);
      map.add();
    }
    if (map.items.size() == map.most && !map.ended) {
      story.tell(() -> "the user ends " + map);
      map.end();
    }
  }

  void jump(long millis) {
    story.tell(() -> millis + " ms pass");
    clock.jump(millis);
  }

  /** The user does what is left to do; whether there was anything. */
  boolean finish() throws InterruptedException {
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
      SimulatedMap map = worker.hasEnded() ? null : map(worker.stuckWith());
      if (map != null && map.options.timeout() == null && !map.run.isOver()) {
        story.tell(() -> "the user gives up " + map);
        map.feed().cancel();
        return true;
      }
    }
    return false;
  }

  /** What the pool says of itself is so, where all can be asked. */
  void status() {
    if (workers.stream().anyMatch(each -> each.isCounted() && !each.isWell())) {
      return;
    }
    PoolStatus status = scheduler.status();
    long counted = workers.stream().filter(SimulatedWorker::isCounted).count();
    long waiting = maps.stream().mapToLong(SimulatedMap::waiting).sum();
    long open = maps.stream().filter(map -> !map.run.isOver()).count();
    if (!scheduler.isClosed()) {
      story.check(
          status.workers().size() == counted, "the status has other workers than there are");
      story.check(
          status.starting() == starter.count(), "the status has other starts than there are");
    }
    story.check(
        status.waiting() == waiting, "the status has " + status + ", but " + waiting + " wait");
    story.check(status.maps() == open, "the status has " + status + ", but " + open + " are open");
  }
}
