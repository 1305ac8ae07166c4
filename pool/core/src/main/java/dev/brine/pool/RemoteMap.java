package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import dev.brine.error.Internal;
import dev.brine.error.ResultException;
import dev.brine.payload.Payload;
import dev.brine.pickle.Capture;
import dev.brine.pickle.Parcel;
import dev.brine.task.Outcome;
import dev.brine.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One map as a {@link RemoteEngine} sees it: what its tasks need, and where their answers go. What
 * is told of an item a second time, or after the map's end, counts for nothing. Thread-safe.
 */
@Internal
public final class RemoteMap {
  /** A stream that blocks keeps the end of a map waiting no longer than this, in milliseconds. */
  private static final long PRINT_MILLIS = 2000;

  private final Capture capture;
  private final Options options;
  private final MapRun run;
  private final boolean everywhere;
  private final long seed;
  private final Printer printer = Printer.ofNow();
  private final Map<Long, @Nullable Object> items = new HashMap<>();
  private final DecodingThread decoding = new DecodingThread();

  RemoteMap(Capture capture, Options options, MapRun run, boolean everywhere) {
    this.capture = capture;
    this.options = options;
    this.run = run;
    this.everywhere = everywhere;
    this.seed = options.seed() == null ? Seeds.fresh() : options.seed();
    run.whenOver(this::forget);
  }

  private void forget() {
    decoding.end();
    synchronized (items) {
      items.clear();
    }
  }

  /**
   * What a worker must open, in this order, before it reads an item; the list grows as items are
   * written.
   */
  public List<Parcel> parcels() {
    return capture.parcels();
  }

  /** Of the tasks' random numbers. */
  public long seed() {
    return seed;
  }

  /** Whether its items go one to each worker. */
  public boolean everywhere() {
    return everywhere;
  }

  /** The most tasks that may run at a time; 0 for no limit. */
  public int limit() {
    return options.limit();
  }

  /** How many tasks go together; 0 for as many as the measured time suggests. */
  public int batch() {
    return options.batch();
  }

  /** How long a task may run; null for ever. */
  public @Nullable Duration timeout() {
    return options.timeout();
  }

  /** How often a task is tried again that ran too long or whose worker ended. */
  public int retries() {
    return options.retries();
  }

  /** Whether nothing more is wanted of it. */
  public boolean isOver() {
    return run.isOver();
  }

  /** Does this when the map is over, on the thread that ends it; at once if it is over already. */
  public void whenOver(Runnable action) {
    run.whenOver(action);
  }

  /** How long the user's code ran in all tasks that were answered. */
  public Duration serialTime() {
    return run.serialTime();
  }

  /** How long the map has been running. */
  public Duration wallTime() {
    return run.wallTime();
  }

  /**
   * What a task answered. Reading it runs user code, so that is done by a thread of the map's own.
   *
   * @param index the item's position
   * @param attempt 1 for the first
   * @param pid the process that ran the task
   * @param result its payload was packed; its number is not looked at
   */
  public void answer(long index, int attempt, long pid, Frame.Result result) {
    decoding.add(() -> read(index, attempt, pid, result));
  }

  /** A task failed in a way that the user's code had no part in. */
  public void fail(long index, int attempt, long pid, BrineException error) {
    decoding.add(() -> record(Outcome.failure(index, error, attempt, Outcome.Run.in(pid)), index));
  }

  /** The whole map failed. */
  public void fail(BrineException error) {
    run.fail(error);
  }

  /** What tasks printed, in whole lines. */
  public void print(boolean error, String text) {
    printer.add(error, text);
  }

  byte[] write(@Nullable Object item) {
    long index = run.added();
    try {
      Payload written = capture.writeItem(item);
      byte[] packed = written.pack();
      written.release();
      return packed;
    } catch (CaptureException refusal) {
      throw refusal.within("item " + index);
    }
  }

  /** Counts one more item and gives its index. */
  long expect(@Nullable Object item) {
    long index = run.add();
    synchronized (items) {
      items.put(index, item);
    }
    return index;
  }

  void end() {
    run.end();
  }

  void cancel() {
    run.cancel();
  }

  void flush() {
    printer.flush(PRINT_MILLIS);
  }

  private void record(Outcome<?> outcome, long index) {
    run.record(outcome);
    synchronized (items) {
      items.remove(index);
    }
  }

  private @Nullable Object item(long index) {
    synchronized (items) {
      return items.get(index);
    }
  }

  private void read(long index, int attempt, long pid, Frame.Result result) {
    Outcome<?> outcome = outcome(index, attempt, pid, result);
    if (outcome != null) {
      record(outcome, index);
    }
  }

  /** What an answer says; null if the task was cancelled. */
  private @Nullable Outcome<?> outcome(long index, int attempt, long pid, Frame.Result result) {
    Outcome.Run where =
        Outcome.Run.measured(pid, result.begun(), result.nanos(), result.overhead());
    try {
      byte[] payload = result.payload().bytes();
      return switch (result.kind()) {
        case VALUE ->
            Outcome.success(index, capture.readResult(Payload.unpack(payload)), attempt, where);
        case THROWN -> {
          Throwable thrown = (Throwable) capture.readResult(Payload.unpack(payload));
          BrineException error = TaskFailure.of(index, item(index), pid, thrown);
          yield Outcome.failure(index, error, attempt, where);
        }
        case REFUSED -> {
          String reason = new String(payload, StandardCharsets.UTF_8);
          yield Outcome.failure(index, new ResultException(index, reason, null), attempt, where);
        }
        case CANCELLED -> null;
      };
    } catch (Throwable unreadable) {
      BrineException error =
          new ResultException(index, "it cannot be read here: " + unreadable, unreadable);
      return Outcome.failure(index, error, attempt, where);
    }
  }
}
