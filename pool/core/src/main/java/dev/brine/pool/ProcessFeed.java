package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import dev.brine.error.ResultException;
import dev.brine.payload.Payload;
import dev.brine.pickle.Capture;
import dev.brine.pickle.Parcel;
import dev.brine.task.Outcome;
import dev.brine.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One map on a pool of processes. */
final class ProcessFeed implements Feed {
  /** A stream that blocks keeps the end of a map waiting no longer than this, in milliseconds. */
  private static final long PRINT_MILLIS = 2000;

  /** So many items are handed over at once at most, where they are all there. */
  private static final int MOST_GATHERED = 512;

  /** Of items that take no time to write, the clock is looked at for one in so many. */
  private static final int BETWEEN_LOOKS = 16;

  /** What has more bytes may have taken time to write. */
  private static final int SMALL = 16;

  /** For so long items are gathered, in nanoseconds. */
  private static final long GATHER_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  final long map;
  final Options options;
  final MapRun run;
  final long seed;

  /** Whether its tasks go one to each worker. */
  final boolean everywhere;

  private final Scheduler scheduler;
  private final Capture capture;

  /** Those that were not handed over yet. Used by the thread that brings the items. */
  private List<Task> gathered = new ArrayList<>();

  /** How many are handed over at once; the first at once, since workers wait for them. */
  private int mostGathered = 1;

  /** The next item's index. Used by the thread that brings the items. */
  private long next;

  private long handedOver = System.nanoTime();

  // What a task prints belongs to the place that began the map.
  final Printer printer = Printer.ofNow();
  final MapOutput output;

  /** The tasks that were not sent yet. Guarded by the scheduler's monitor, as all that follows. */
  final Pending pending = new Pending();

  /** How many items were handed over. */
  private long handed;

  final BatchSize batchSize;

  /** How many tasks each worker was sent. */
  final Map<Worker, Integer> sent = new HashMap<>();

  ProcessFeed(
      Scheduler scheduler,
      long map,
      Capture capture,
      Options options,
      MapRun run,
      boolean everywhere) {
    this.scheduler = scheduler;
    this.map = map;
    this.capture = capture;
    this.options = options;
    this.run = run;
    this.everywhere = everywhere;
    this.seed = options.seed() == null ? Seeds.fresh() : options.seed();
    this.batchSize = new BatchSize(options.batch());
    this.output = options.output() == null ? printer : options.output();
  }

  @Override
  public void add(@Nullable Object item, boolean patient) throws InterruptedException {
    if (patient && Thread.interrupted()) {
      throw new InterruptedException();
    }
    gathered.add(task(item));
    next++;
    handOver(patient);
  }

  @Override
  public void addSoon(@Nullable Object item, boolean patient) throws InterruptedException {
    Task task = task(item);
    gathered.add(task);
    next++;
    if (gathered.size() >= mostGathered || (isWorthALook(task) && isLate())) {
      if (patient && Thread.interrupted()) {
        throw new InterruptedException();
      }
      handOver(patient);
    }
  }

  private boolean isWorthALook(Task latest) {
    return latest.payload.size() > SMALL || gathered.size() % BETWEEN_LOOKS == 0;
  }

  private boolean isLate() {
    return System.nanoTime() - handedOver > GATHER_NANOS;
  }

  private void handOver(boolean patient) throws InterruptedException {
    List<Task> tasks = gathered;
    mostGathered = Math.min(MOST_GATHERED, 2 * mostGathered);
    gathered = new ArrayList<>(mostGathered);
    // Not before: an index that was given out is waited for.
    run.add(tasks.size());
    scheduler.add(this, tasks, patient);
    handedOver = System.nanoTime();
  }

  /** The next item's task. */
  Task task(@Nullable Object item) {
    long index = next;
    try {
      Payload payload = capture.writeItem(item);
      return new Task(this, index, item, payload, capture.countParcels());
    } catch (CaptureException refusal) {
      throw refusal.within("item " + index);
    }
  }

  @Override
  public int lookAhead() {
    return scheduler.lookAhead(this);
  }

  @Override
  public void end() throws InterruptedException {
    if (!gathered.isEmpty()) {
      handOver(false);
    }
    run.end();
  }

  @Override
  public void flush() {
    try {
      for (Worker worker : scheduler.team(this)) {
        worker.link.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    printer.flush(PRINT_MILLIS);
  }

  @Override
  public void cancel() {
    run.cancel();
  }

  /** Takes tasks that were handed over. */
  void take(List<Task> tasks) {
    pending.addAll(tasks);
    handed += tasks.size();
  }

  /** How many tasks go together next, where so many workers share them. */
  int nextBatch(int workers) {
    return batchSize.next(pending.size(), missing(), workers);
  }

  /** How long what is in flight for one of so many workers should take, in nanoseconds. */
  long inFlight(int workers) {
    return batchSize.inFlight(missing(), workers);
  }

  /** How many tasks were not sent, with those that will come as far as that is known. */
  private long missing() {
    return pending.size() + Math.max(0, run.total().orElse(handed) - handed);
  }

  /** Takes back a task that was sent and not begun. */
  void takeBack(Task task, Worker worker) {
    sent.merge(worker, -1, Integer::sum);
    if (!run.isOver()) {
      pending.addFirst(task);
    }
  }

  List<Parcel> parcels() {
    return capture.parcels();
  }

  /**
   * Takes note of answers, one for each of these tasks. Called without the scheduler's monitor,
   * since it runs user code. That may never return, so what was read before is noted before.
   */
  void complete(List<Task> tasks, Worker worker, List<Frame.Result> results) {
    List<Outcome<?>> outcomes = new ArrayList<>(tasks.size());
    for (int i = 0; i < tasks.size(); i++) {
      if (!outcomes.isEmpty() && !Capture.isScalar(results.get(i).payload())) {
        run.record(outcomes);
        outcomes.clear();
      }
      Outcome<?> outcome = read(tasks.get(i), worker, results.get(i));
      if (outcome != null) {
        outcomes.add(outcome);
      }
    }
    run.record(outcomes);
  }

  /** What an answer says; null if the task was cancelled. Called as {@link #complete}. */
  @Nullable Outcome<?> read(Task task, Worker worker, Frame.Result result) {
    long pid = worker.link.pid();
    Outcome.Run where =
        Outcome.Run.measured(pid, result.begun(), result.nanos(), result.overhead());
    boolean runsUserCode = !Capture.isScalar(result.payload());
    if (runsUserCode) {
      worker.decoding.begin(this);
    }
    try {
      return switch (result.kind()) {
        case VALUE ->
            Outcome.success(task.index, capture.readResult(result.payload()), task.attempt, where);
        case THROWN -> {
          Throwable thrown = (Throwable) capture.readResult(result.payload());
          BrineException error = TaskFailure.of(task.index, task.item, pid, thrown);
          yield Outcome.failure(task.index, error, task.attempt, where);
        }
        case REFUSED -> {
          String reason = new String(result.payload().bytes(), StandardCharsets.UTF_8);
          BrineException error = new ResultException(task.index, reason, null);
          yield Outcome.failure(task.index, error, task.attempt, where);
        }
        case CANCELLED -> null;
      };
    } catch (Throwable unreadable) {
      BrineException error =
          new ResultException(task.index, "it cannot be read here: " + unreadable, unreadable);
      return Outcome.failure(task.index, error, task.attempt, where);
    } finally {
      if (runsUserCode) {
        worker.decoding.end();
      }
    }
  }

  /** What a task shows; it can be read once the map's function was captured. */
  @Nullable Object readShown(byte[] value) {
    try {
      return capture.readResult(Payload.unpack(value));
    } catch (RuntimeException | LinkageError unreadable) {
      return "something shown cannot be read here: " + unreadable;
    }
  }

  void fail(Task task, BrineException error, long pid) {
    run.record(List.of(Outcome.failure(task.index, error, task.attempt, Outcome.Run.in(pid))));
  }
}
