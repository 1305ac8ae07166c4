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
  /** More than this goes in several batches, in bytes: the next one travels while one is read. */
  private static final long LARGEST_BATCH = 1L << 20;

  /** A worker that still has more than this is not sent more, in bytes: it would only keep it. */
  private static final long MOST_BYTES = 16L << 20;

  private final Fleet fleet;
  private final Stealing stealing;
  private final Deque<ProcessFeed> feeds = new ArrayDeque<>();
  private long lastNumber;

  /**
   * @param later has {@link #balance} called with the scheduler's monitor
   */
  Dispatch(Fleet fleet, Clock clock, Runnable later) {
    this.fleet = fleet;
    this.stealing = new Stealing(fleet, clock, this::mayServe, later);
  }

  /** The maps that are not over, the one whose turn it is first. */
  Deque<ProcessFeed> feeds() {
    return feeds;
  }

  /** Sends what there is room for: to idle workers first, so that no task waits needlessly. */
  void run() {
    give();
    stealing.watch();
  }

  /** Shares out anew what workers have not begun, if there is still one with nothing to do. */
  void balance() {
    stealing.run();
    run();
  }

  private void give() {
    pass(true);
    boolean sent;
    do {
      sent = pass(false);
    } while (sent);
  }

  /** Whether a map waits for workers that have not done their part of it. */
  boolean hasEverywhere() {
    return feeds.stream().anyMatch(feed -> feed.everywhere && !feed.pending.isEmpty());
  }

  /** Whether a map that goes to each worker is not over. */
  boolean isEverywhere() {
    return feeds.stream().anyMatch(feed -> feed.everywhere);
  }

  /** How many items of a map should be on their way, so that no worker waits. */
  int lookAhead(ProcessFeed feed, int most) {
    int least = 4 * team(feed);
    long useful = 2L * team(feed) * (BatchSize.IN_FLIGHT / feed.batchSize.estimate());
    long batches = 2L * team(feed) * feed.options.batch();
    return (int) Math.max(least, Math.min(most, Math.max(useful, batches)));
  }

  private boolean pass(boolean idleOnly) {
    boolean sent = false;
    for (Worker worker : fleet.live()) {
      if (worker.isOpen() && (!idleOnly || worker.inFlight.isEmpty())) {
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
    int size = feed.everywhere ? 1 : feed.nextBatch(team);
    size = Math.min(size, fleet.room(worker));
    if (!feed.everywhere && fleet.expected() > fleet.live().size()) {
      size = Math.min(size, share(feed, team) - feed.sent.getOrDefault(worker, 0));
    }
    long estimate = feed.batchSize.estimate() * size;
    boolean fits =
        feed.everywhere
            || worker.inFlight.isEmpty()
            || (worker.estimate + estimate <= feed.inFlight(team)
                && worker.inFlight.bytes() <= MOST_BYTES);
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
      if (!feed.pending.isEmpty() && mayServe(worker, feed)) {
        return feed;
      }
    }
    return null;
  }

  /** Whether the worker may be given tasks of this map. */
  boolean mayServe(Worker worker, ProcessFeed feed) {
    int limit = feed.options.limit();
    boolean known = feed.sent.containsKey(worker);
    return feed.everywhere ? !known : limit == 0 || known || serving(feed) < limit;
  }

  /** How many workers do the map's tasks; those that have ended count no more. */
  private long serving(ProcessFeed feed) {
    return fleet.live().stream().filter(feed.sent::containsKey).count();
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
    List<Frame> frames = new ArrayList<>(size + 2);
    boolean idle = worker.inFlight.isEmpty();
    long estimate = feed.batchSize.estimate();
    int has = worker.parcels.getOrDefault(feed.map, 0);
    int sent = 0;
    long bytes = 0;
    while (sent < size && bytes < LARGEST_BATCH) {
      Task task = feed.pending.remove();
      if (has < task.parcels) {
        addParcels(frames, worker, task, has);
        has = task.parcels;
      }
      add(frames, worker, task, estimate);
      bytes += task.payload.size();
      sent++;
    }
    feed.sent.merge(worker, sent, Integer::sum);
    fleet.gave(worker, sent);
    if (idle) {
      worker.link.send(frames);
    } else {
      worker.link.sendBehind(frames);
    }
  }

  /** Sends a task that is in no queue. */
  void send(Worker worker, Task task) {
    List<Frame> frames = new ArrayList<>();
    int has = worker.parcels.getOrDefault(task.feed.map, 0);
    if (has < task.parcels) {
      addParcels(frames, worker, task, has);
    }
    add(frames, worker, task, task.feed.batchSize.estimate());
    worker.link.send(frames);
  }

  private void add(List<Frame> frames, Worker worker, Task task, long estimate) {
    task.estimate = estimate;
    worker.estimate += estimate;
    task.number = ++lastNumber;
    worker.inFlight.add(task);
    worker.output = task.feed.output;
    frames.add(new Frame.Task(task.feed.map, task.number, task.index, task.attempt, task.payload));
  }

  /** Adds what the task needs of its map and the worker, which has so many parcels, has not. */
  private static void addParcels(List<Frame> frames, Worker worker, Task task, int has) {
    ProcessFeed feed = task.feed;
    if (has == 0) {
      frames.add(new Frame.Begin(feed.map, feed.seed, feed.options.watch() != null));
    }
    for (Parcel parcel : feed.parcels().subList(has, task.parcels)) {
      // At once, and so before the frames; whoever closes one of these must not come in between.
      parcel.shared().forEach(shared -> shared.sendTo(worker));
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
