package dev.brine.pool;

import com.google.common.math.IntMath;
import dev.brine.code.ClassCode;
import dev.brine.pickle.Parcel;
import dev.brine.wire.Frame;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which map's tasks go to which worker, and sends them. Maps take turns; a map whose turn
 * it is waits for room rather than be overtaken, or dear tasks would starve behind cheap ones.
 * Guarded by the scheduler's monitor.
 */
final class Dispatch {
  private final Fleet fleet;
  private final Deque<ProcessFeed> feeds = new ArrayDeque<>();
  private long lastNumber;

  Dispatch(Fleet fleet) {
    this.fleet = fleet;
  }

  /** The maps that are not over, the one whose turn it is first. */
  Deque<ProcessFeed> feeds() {
    return feeds;
  }

  /** Sends what there is room for: to idle workers first, so that no task waits needlessly. */
  void run() {
    pass(true);
    boolean sent;
    do {
      sent = pass(false);
    } while (sent);
  }

  private boolean pass(boolean idleOnly) {
    boolean sent = false;
    for (Worker worker : fleet.live()) {
      if (worker.killedFor == null && (!idleOnly || worker.inFlight.isEmpty())) {
        sent |= give(worker);
      }
    }
    return sent;
  }

  private boolean give(Worker worker) {
    ProcessFeed feed = next(worker);
    if (feed == null) {
      return false;
    }
    int team = team(feed);
    int size = feed.batchSize.next(feed.pending.size(), team);
    if (fleet.expected() > fleet.live().size()) {
      size = Math.min(size, share(feed, team) - feed.sent.getOrDefault(worker, 0));
    }
    long estimate = feed.batchSize.estimate() * size;
    boolean fits = worker.inFlight.isEmpty() || worker.estimate + estimate <= BatchSize.IN_FLIGHT;
    if (size <= 0 || !fits) {
      return false;
    }
    send(worker, feed, size);
    feeds.remove(feed);
    feeds.addLast(feed);
    return true;
  }

  private @Nullable ProcessFeed next(Worker worker) {
    for (ProcessFeed feed : feeds) {
      int limit = feed.options.limit();
      boolean mayUse = limit == 0 || feed.sent.size() < limit || feed.sent.containsKey(worker);
      if (mayUse && !feed.pending.isEmpty()) {
        return feed;
      }
    }
    return null;
  }

  /** How many workers will share the map's tasks. */
  private int team(ProcessFeed feed) {
    int expected = Math.max(1, fleet.expected());
    return feed.options.limit() == 0 ? expected : Math.min(expected, feed.options.limit());
  }

  /**
   * What one worker may take while others still start: else the first would do a short map alone.
   */
  private static int share(ProcessFeed feed, int team) {
    int sent = feed.sent.values().stream().mapToInt(Integer::intValue).sum();
    return IntMath.divide(sent + feed.pending.size(), team, RoundingMode.CEILING);
  }

  private void send(Worker worker, ProcessFeed feed, int size) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Task task = feed.pending.remove();
      addParcels(frames, worker, task);
      task.estimate = feed.batchSize.estimate();
      worker.estimate += task.estimate;
      worker.inFlight.put(++lastNumber, task);
      frames.add(new Frame.Task(feed.map, lastNumber, task.bytes));
    }
    feed.sent.merge(worker, size, Integer::sum);
    worker.connection.send(frames);
  }

  private static void addParcels(List<Frame> frames, Worker worker, Task task) {
    ProcessFeed feed = task.feed;
    int has = worker.parcels.getOrDefault(feed.map, 0);
    if (has >= task.parcels) {
      return;
    }
    if (has == 0 && feed.options.watch() != null) {
      frames.add(new Frame.Watch(feed.map));
    }
    for (Parcel parcel : feed.parcels().subList(has, task.parcels)) {
      if (worker.sentCode.forgets(parcel.code())) {
        frames.add(new Frame.ForgetCode());
      }
      for (ClassCode code : parcel.code()) {
        if (worker.sentCode.add(code)) {
          frames.add(new Frame.Code(code));
        }
      }
      List<String> hashes = parcel.code().stream().map(ClassCode::hash).toList();
      frames.add(new Frame.Parcel(feed.map, hashes, parcel.classPath(), parcel.graph()));
    }
    worker.parcels.put(feed.map, task.parcels);
  }
}
