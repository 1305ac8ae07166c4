package dev.brine.pool;

import dev.brine.wire.Frame;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a scheduler has to keep at every moment. */
final class SimulationPromises {
  private final PoolSettings settings;
  private final List<SimulatedWorker> workers;
  private final SimulationStory story;

  SimulationPromises(PoolSettings settings, List<SimulatedWorker> workers, SimulationStory story) {
    this.settings = settings;
    this.workers = workers;
    this.story = story;
  }

  /** The session has sent a frame. */
  void sent(SimulatedWorker worker, Frame frame, SimulatedUser user) {
    story.tell(() -> worker + " is sent " + SimulationStory.text(frame));
    boolean toldBefore = worker.wasToldToEnd() && !(frame instanceof Frame.Shutdown);
    story.check(!toldBefore, worker + " is sent more after its end");
    SimulatedMap map = frame instanceof Frame.Task task ? user.map(task.map()) : null;
    if (map == null) {
      return;
    }
    Frame.Task task = (Frame.Task) frame;
    SimulatedItem item = map.items.get((int) task.index());
    boolean isNew = map.team.add(worker);
    long team = map.team.stream().filter(SimulatedWorker::isCounted).count();
    int limit = map.options.limit();
    story.check(!map.run.isOver(), map + " is over, but its item " + item.index + " is sent");
    story.check(item.on == null, map + ", item " + item.index + " is sent twice at a time");
    story.check(
        item.begun <= map.options.retries(), map + ", item " + item.index + " is begun again");
    story.check(task.attempt() == item.begun + 1, map + ", item " + item.index + " miscounts");
    story.check(item.deaths < 2, map + ", item " + item.index + " is sent after two deaths");
    story.check(worker.worker().ready, worker + " gets a task before it is ready");
    if (map.verb == SimulatedMap.Verb.EVERYWHERE) {
      story.check(isNew, worker + " has a second task of " + map);
    } else {
      story.check(limit == 0 || team <= limit, map + " has " + team + " workers");
    }
    item.on = worker;
    worker.items.put(task.number(), item);
    long most = settings.maxTasksPerWorker();
    story.check(most == 0 || worker.items.size() <= most, worker + " has more tasks than it may");
  }

  /** The pool starts one more worker. */
  void starts(int among, int starting, boolean afterEnd) {
    long counted = workers.stream().filter(SimulatedWorker::isCounted).count();
    story.tell(() -> "a worker begins to start, one of " + among);
    story.check(!afterEnd, "a pool that has ended starts a worker");
    story.check(counted + starting <= among, "more workers than " + among + " are wanted");
  }

  /** What is known of the workers and the maps fits together. */
  void checkState(List<SimulatedMap> maps) {
    Set<Task> seen = new HashSet<>();
    for (SimulatedWorker each : workers) {
      Worker worker = each.worker();
      long estimate = 0;
      for (Task task : worker.inFlight.tasks()) {
        estimate += task.estimate;
        story.check(seen.add(task), "a task is in flight twice");
      }
      if (each.hasEnded()) {
        story.check(worker.inFlight.isEmpty(), each + " has ended with tasks in flight");
      } else {
        story.check(worker.estimate == estimate, each + " has a wrong estimate");
      }
    }
    for (SimulatedMap map : maps) {
      String wrong = map.violation();
      story.check(wrong == null, map + ": " + wrong);
    }
  }

  /** What waits while a worker could take it waits for nothing. */
  void checkNotStalled(SimulatedMap map) {
    if (map.waiting() == 0) {
      return;
    }
    for (SimulatedWorker each : workers) {
      Worker worker = each.worker();
      boolean idle = each.isCounted() && worker.ready && worker.inFlight.isEmpty();
      story.check(!idle || !mayServe(each, map), each + " is idle, but " + map + " waits");
    }
  }

  /** What a worker has not begun does not wait there while another one could begin it. */
  void checkShared(SimulatedUser user) {
    for (SimulatedWorker idle : workers) {
      Worker worker = idle.worker();
      if (idle.isCounted() && worker.isOpen() && worker.inFlight.isEmpty()) {
        for (SimulatedWorker busy : workers) {
          story.check(!keeps(busy, idle, user), idle + " is idle, but " + busy + " keeps tasks");
        }
      }
    }
  }

  private static boolean keeps(SimulatedWorker busy, SimulatedWorker idle, SimulatedUser user) {
    List<Task> behind = busy.worker().inFlight.tasks().stream().skip(1).toList();
    return busy.isCounted()
        && busy.isWell()
        && behind.stream().anyMatch(task -> task.number > busy.lastBegun())
        && behind.stream().allMatch(task -> isFor(idle, user.map(task.feed.map)));
  }

  private static boolean isFor(SimulatedWorker worker, @Nullable SimulatedMap map) {
    return map != null && map.verb != SimulatedMap.Verb.EVERYWHERE && mayServe(worker, map);
  }

  private static boolean mayServe(SimulatedWorker worker, SimulatedMap map) {
    boolean known = map.team.contains(worker);
    if (map.verb == SimulatedMap.Verb.EVERYWHERE) {
      return !known;
    }
    long team = map.team.stream().filter(SimulatedWorker::isCounted).count();
    return map.options.limit() == 0 || known || team < map.options.limit();
  }
}
