package dev.brine.spark;

import dev.brine.error.BrineException;
import dev.brine.payload.Payload;
import dev.brine.pickle.Parcel;
import dev.brine.pickle.SharedHere;
import dev.brine.pool.RemoteMap;
import dev.brine.pool.RemoteTasks;
import dev.brine.spark.protocol.Message;
import dev.brine.spark.protocol.MessageCodec;
import dev.brine.wire.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One map on its way to the driver. Thread-safe. */
final class SparkTasks implements RemoteTasks {
  /** More items than this on their way would only take memory. */
  private static final int MOST_ITEMS = 32 * 1024;

  /** So do more bytes of items. */
  private static final long MOST_BYTES = 256L << 20;

  /** A stream's items on their way are worth so much time of each executor, in nanoseconds. */
  private static final long AHEAD = TimeUnit.MILLISECONDS.toNanos(600);

  /** What a stream asks for ahead, at most. */
  private static final int MOST_AHEAD = 8 * 1024;

  final long number;
  final RemoteMap map;
  private final DriverLine line;
  private int parcelsSent;

  /** The items that have no answer yet, by their size. Guarded by this, as all that follows. */
  private final Map<Long, Integer> open = new HashMap<>();

  private long openBytes;
  private long answered;
  private long answeredNanos;
  private boolean over;

  /** Whether executors ended while they ran some of its items. */
  private boolean disturbed;

  /** Why no driver takes the items that are still to come; null while one does. */
  private @Nullable BrineException refusal;

  private long refuser;

  SparkTasks(long number, RemoteMap map, DriverLine line) {
    this.number = number;
    this.map = map;
    this.line = line;
  }

  /** The first frames of the map. */
  List<Frame> first() {
    long timeout = map.timeout() == null ? 0 : map.timeout().toNanos();
    Message terms =
        new Message.Terms(
            number, map.limit(), map.batch(), timeout, map.retries(), map.everywhere());
    return List.of(new Frame.Begin(number, map.seed(), false), MessageCodec.encode(terms));
  }

  @Override
  public void add(long index, byte[] item, boolean patient) throws InterruptedException {
    BrineException refused;
    synchronized (this) {
      while (patient && isTaken() && (open.size() >= MOST_ITEMS || openBytes >= MOST_BYTES)) {
        wait();
      }
      if (over) {
        return;
      }
      refused = refusal;
      if (refused == null) {
        open.put(index, item.length);
        openBytes += item.length;
      }
    }
    if (refused != null) {
      map.fail(index, 1, refuser, refused);
      return;
    }
    List<Frame> frames = new ArrayList<>();
    addParcels(frames);
    frames.add(new Frame.Task(number, index, index, 1, Payload.of(item)));
    line.send(frames);
  }

  private boolean isTaken() {
    return !over && refusal == null;
  }

  /** Called by the one thread that adds items. */
  private void addParcels(List<Frame> frames) {
    List<Parcel> parcels = map.parcels();
    for (Parcel parcel : parcels.subList(parcelsSent, parcels.size())) {
      // At once, and so before the frames; whoever closes one of these must not come in between.
      parcel.shared().forEach(shared -> shared.sendTo(line));
      List<String> shared = parcel.shared().stream().map(SharedHere::id).toList();
      frames.add(MessageCodec.encode(new Message.Needs(number, shared)));
      parcel.code().forEach(each -> frames.add(new Frame.Code(each)));
      List<String> hashes = parcel.code().stream().map(each -> each.hash()).toList();
      Payload graph = Payload.of(parcel.graph().pack());
      frames.add(new Frame.Parcel(number, hashes, parcel.classPath(), graph));
    }
    parcelsSent = parcels.size();
  }

  @Override
  public synchronized int lookAhead() {
    int slots = Math.max(1, line.slots());
    long estimate = answered == 0 ? 0 : Math.max(1, answeredNanos / answered);
    long useful = estimate == 0 ? 0 : slots * (AHEAD / estimate);
    long batches = 4L * slots * map.batch();
    return (int) Math.max(4L * slots, Math.min(MOST_AHEAD, Math.max(useful, batches)));
  }

  @Override
  public void end() {
    line.send(List.of(MessageCodec.encode(new Message.AllSent(number))));
  }

  /** An item has its answer. */
  synchronized void answered(long index, long nanos) {
    Integer bytes = open.remove(index);
    if (bytes != null) {
      openBytes -= bytes;
      answered++;
      answeredNanos += nanos;
      notifyAll();
    }
  }

  /** An item has ended the executors that ran it. */
  synchronized void lost(long index) {
    disturbed = true;
    answered(index, 0);
  }

  /** Whether its time tells nothing of a cluster that does what it should. */
  synchronized boolean isDisturbed() {
    return disturbed;
  }

  /** The map is over. */
  synchronized void over() {
    over = true;
    open.clear();
    notifyAll();
  }

  /** The items that have no answer. */
  synchronized List<Long> open() {
    return open.keySet().stream().sorted().toList();
  }

  /**
   * There is no driver any more: each item without an answer fails, and so does each to come.
   *
   * @param pid the driver's process
   * @param why gives the failure of these items
   */
  void fail(long pid, Function<List<Long>, BrineException> why) {
    List<Long> rest;
    synchronized (this) {
      rest = open();
      refuser = pid;
      refusal = why.apply(List.of());
      notifyAll();
    }
    BrineException lost = why.apply(rest);
    rest.forEach(index -> map.fail(index, 1, pid, lost));
  }

  synchronized long count() {
    return answered;
  }
}
