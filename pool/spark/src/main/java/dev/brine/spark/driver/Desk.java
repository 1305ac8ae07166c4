package dev.brine.spark.driver;

import dev.brine.code.ClassCode;
import dev.brine.spark.executor.Answers;
import dev.brine.spark.executor.BatchResult;
import dev.brine.spark.executor.Told;
import dev.brine.spark.protocol.Message;
import dev.brine.spark.protocol.MessageCodec;
import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Brings maps and jobs together: makes jobs of items, hands answers on, and goes on with the rest
 * where a job fails. Its monitor guards the state of all maps and is held for moments only.
 * Thread-safe.
 */
final class Desk {
  /** Items that come one after the other go together if no pause between them is longer. */
  private static final long QUIET_MILLIS = 5;

  /** Nobody waits longer than this for others that may come. */
  private static final long GATHER_MILLIS = 50;

  private final Connection connection;
  private final Fleet fleet;
  private final Blobs blobs;
  private final ShippedFiles files;
  private final ScheduledExecutorService clock;
  private final Consumer<String> lost;
  private final Map<Long, MapWork> maps = new LinkedHashMap<>();
  private final Map<String, ClassCode> code = new HashMap<>();
  private final Losses losses = new Losses();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          body -> {
            Thread thread = new Thread(body, "brine-job");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable SparkContext context;

  Desk(
      Connection connection,
      Fleet fleet,
      Blobs blobs,
      ShippedFiles files,
      ScheduledExecutorService clock,
      Consumer<String> lost) {
    this.connection = connection;
    this.fleet = fleet;
    this.blobs = blobs;
    this.files = files;
    this.clock = clock;
    this.lost = lost;
  }

  /** From now on there can be jobs. */
  void open(SparkContext newContext) {
    synchronized (this) {
      context = newContext;
    }
    pumpAll();
  }

  synchronized void hear(Message message) {
    if (message instanceof Message.Terms terms) {
      MapWork work = maps.get(terms.map());
      if (work != null) {
        work.terms = terms;
      }
    } else if (message instanceof Message.Needs needs) {
      MapWork work = maps.get(needs.map());
      if (work != null) {
        work.shared.addAll(needs.shared());
      }
    } else if (message instanceof Message.AllSent sent) {
      MapWork work = maps.get(sent.map());
      if (work != null) {
        work.allSent = true;
        // Nothing more will come that could go with what is here.
        work.pumpDue = false;
        pump(work);
      }
    }
  }

  synchronized void hear(Frame frame) {
    if (frame instanceof Frame.Begin begin) {
      maps.put(begin.map(), new MapWork(begin.map(), begin.seed()));
    } else if (frame instanceof Frame.Code each) {
      code.put(each.code().hash(), each.code());
    } else if (frame instanceof Frame.Parcel parcel) {
      MapWork work = maps.get(parcel.map());
      if (work != null) {
        List<ClassCode> classes = parcel.hashes().stream().map(code::get).toList();
        work.parcels.add(
            new MapWork.RawParcel(classes, parcel.classPath(), parcel.graph().bytes()));
      }
      code.clear();
    } else if (frame instanceof Frame.Task task) {
      MapWork work = maps.get(task.map());
      if (work != null) {
        add(work, new Item(task.index(), task.item().bytes()));
      }
    } else if (frame instanceof Frame.EndMap end) {
      end(end.map());
    }
  }

  private void add(MapWork work, Item item) {
    work.pending.addLast(item);
    work.lastAdded = System.nanoTime();
    if (!work.pumpDue) {
      work.pumpDue = true;
      work.firstAdded = work.lastAdded;
      pumpLater(work);
    }
  }

  private void pumpLater(MapWork work) {
    Future<?> unused = clock.schedule(() -> gather(work), QUIET_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void gather(MapWork work) {
    long now = System.nanoTime();
    boolean quiet = now - work.lastAdded >= TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);
    boolean enough = now - work.firstAdded >= TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
    if (quiet || enough || work.allSent) {
      work.pumpDue = false;
      pump(work);
    } else {
      pumpLater(work);
    }
  }

  /** The session needs nothing more of this map. */
  private void end(long map) {
    MapWork work = maps.remove(map);
    if (work == null) {
      return;
    }
    work.over = true;
    work.pending.clear();
    SparkContext now = context;
    if (work.jobs == 0) {
      threads.execute(() -> free(work));
    } else if (now != null) {
      threads.execute(() -> now.cancelJobGroupAndFutureJobs(work.group()));
    }
  }

  private void free(MapWork work) {
    blobs.end(work.map);
    synchronized (work.blobs) {
      work.blobs.forEach(each -> each.graph().free());
      work.blobs.clear();
    }
  }

  synchronized void pumpAll() {
    new ArrayList<>(maps.values()).forEach(this::pump);
  }

  /** Begins a job where that is worth it. */
  private void pump(MapWork work) {
    SparkContext now = context;
    int slots = fleet.slots();
    if (now == null || slots == 0 || work.over || work.pending.isEmpty() || work.pumpDue) {
      return;
    }
    List<List<Item>> batches;
    List<String> places = List.of();
    if (work.isEverywhere()) {
      places = free(work, fleet.ready());
      batches = places.stream().map(place -> List.of(work.pending.removeFirst())).toList();
    } else {
      batches = Batching.next(work, slots);
    }
    if (batches.isEmpty()) {
      return;
    }
    batches.forEach(batch -> batch.forEach(item -> work.flying.put(item.index(), item)));
    work.batches += batches.size();
    work.jobs++;
    Job job = new Job(this, now, work, batches, places);
    threads.execute(job);
  }

  /** Executors that have not done their part of a map that goes to each; now they are to. */
  private static List<String> free(MapWork work, List<String> ready) {
    List<String> free = new ArrayList<>();
    for (String each : ready) {
      if (free.size() < work.pending.size() && work.served.add(each)) {
        free.add(each);
      }
    }
    return free;
  }

  Fleet fleet() {
    return fleet;
  }

  Blobs blobs() {
    return blobs;
  }

  ShippedFiles files() {
    return files;
  }

  synchronized List<Long> liveMaps() {
    return List.copyOf(maps.keySet());
  }

  /** A batch has given its result. Called by Spark. */
  void answered(Job job, int position, BatchResult result) {
    MapWork work = job.work();
    print(work.map, false, result.out());
    print(work.map, true, result.err());
    long[] sums = new long[3];
    List<Message> news = new ArrayList<>();
    synchronized (this) {
      work.batches--;
      job.done(position);
      Answers.readHeads(result.answers(), answer -> take(work, job, result, answer, sums, news));
      work.vain = sums[0] > 0 ? 0 : work.vain;
      work.measured += sums[0];
      work.measuredNanos += sums[1];
      if (!work.over) {
        if (sums[0] > 0) {
          send(new Message.Answers(work.map, result.pid(), result.answers()));
        }
        news.forEach(this::send);
      }
    }
    fleet.ended(result, sums[0], sums[1], sums[2]);
    if (result.worn()) {
      threads.execute(() -> job.context().killAndReplaceExecutor(result.executor()));
    }
    synchronized (this) {
      pump(work);
    }
  }

  private void take(
      MapWork work,
      Job job,
      BatchResult result,
      Answers.Answer answer,
      long[] sums,
      List<Message> news) {
    Item item = work.flying.remove(answer.index());
    if (item == null) {
      return;
    }
    if (answer.kind() == Answers.NOT_BEGUN) {
      work.pending.addFirst(item);
      if (work.isEverywhere()) {
        work.served.remove(job.place(answer.index()));
      }
    } else if (answer.kind() == Answers.OVERDUE) {
      if (item.attempt() <= work.retries()) {
        item.again();
        work.pending.addFirst(item);
      } else {
        news.add(new Message.Overdue(work.map, item.index(), item.attempt(), result.pid()));
      }
    } else {
      sums[0]++;
      sums[1] += answer.nanos() + answer.overhead();
      sums[2] += item.bytes().length;
    }
  }

  private void print(long map, boolean error, String text) {
    if (!text.isEmpty()) {
      connection.send(new Frame.Print(map, error, text));
    }
  }

  private void send(Message message) {
    connection.send(MessageCodec.encode(message));
  }

  /** An executor has ended: what it ran for certain is charged with it. */
  void ended(String executor, String reason) {
    Fleet.End end = fleet.removed(executor);
    if (end == null) {
      return;
    }
    synchronized (this) {
      losses.ended(executor, end.pid(), reason);
      for (Told.Begun begun : end.begun()) {
        MapWork work = maps.get(begun.map());
        Item item = work == null ? null : work.flying.get(begun.index());
        if (item != null) {
          Losses.charge(item, begun);
        }
      }
    }
  }

  /** A job has ended; the map may have ended before. */
  void over(Job job) {
    MapWork work = job.work();
    boolean last;
    synchronized (this) {
      work.jobs--;
      last = work.over && work.jobs == 0;
      if (!work.over) {
        pump(work);
      }
    }
    if (last) {
      free(work);
    }
  }

  /** A job has failed. What it has delivered stays; the rest goes on. */
  void failed(Job job, JobFailure failure) {
    MapWork work = job.work();
    synchronized (this) {
      work.batches -= job.open();
      if (work.over) {
        return;
      }
      if (job.context().isStopped()) {
        lost.accept(failure.message());
        return;
      }
      List<Item> rest = new ArrayList<>();
      for (Item item : job.items()) {
        if (work.flying.remove(item.index()) != null) {
          rest.add(item);
        }
      }
      Losses.blame(job, failure, rest);
      rest.sort(Comparator.comparingLong(Item::index).reversed());
      for (Item item : rest) {
        if (Losses.isPoison(item)) {
          send(losses.told(work, item, failure));
        } else {
          work.pending.addFirst(item);
          work.served.remove(job.place(item.index()));
        }
      }
      if (Losses.isHopeless(work)) {
        send(new Message.Failed(work.map, "Spark gave up: " + failure.message()));
      }
    }
  }

  /**
   * Fails those maps that go to each executor and wait for more of them than there are, since some
   * have ended and no others came.
   *
   * @param millis how long one may wait
   */
  synchronized void failShort(long millis) {
    long now = System.nanoTime();
    for (MapWork work : maps.values()) {
      boolean waits = work.isEverywhere() && work.jobs == 0 && !work.pending.isEmpty();
      if (!waits || work.over || fleet.slots() == 0) {
        work.waitsSince = 0;
      } else if (work.waitsSince == 0) {
        work.waitsSince = now;
      } else if (now - work.waitsSince > TimeUnit.MILLISECONDS.toNanos(millis)) {
        String why =
            "%d of the executors that were to run it have ended, and the cluster gave no other";
        send(new Message.Failed(work.map, why.formatted(work.pending.size())));
      }
    }
  }

  /** No map can go on. */
  synchronized void failAll(String why) {
    maps.keySet().forEach(map -> send(new Message.Failed(map, why)));
  }
}
