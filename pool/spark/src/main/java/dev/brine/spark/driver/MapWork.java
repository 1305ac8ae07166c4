package dev.brine.spark.driver;

import dev.brine.code.ClassCode;
import dev.brine.spark.executor.ParcelBlobs;
import dev.brine.spark.protocol.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One map that is not over. Guarded by the desk's monitor, except where stated. */
final class MapWork {
  final long map;
  final long seed;
  Message.@Nullable Terms terms;
  final List<RawParcel> parcels = new ArrayList<>();
  final Set<String> shared = new HashSet<>();

  /** Items that no job has. */
  final Deque<Item> pending = new ArrayDeque<>();

  /** Items that a job has. */
  final Map<Long, Item> flying = new HashMap<>();

  /** For a map that goes everywhere: the executors that have done their part, or are to do it. */
  final Set<String> served = new HashSet<>();

  /** The parcels as executors get them. Guarded by itself. */
  final List<ParcelBlobs> blobs = new ArrayList<>();

  /** Since when it waits for executors that may never come; 0 while it does not. */
  long waitsSince;

  boolean allSent;
  boolean over;
  int batches;
  int jobs;
  boolean pumpDue;
  long lastAdded;
  long firstAdded;

  /** Of all tasks that have ended: how many, and how long they took. */
  long measured;

  long measuredNanos;

  /** Jobs that failed without an answer or a culprit since the last one that brought some. */
  int vain;

  /** One parcel as it came. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record RawParcel(List<ClassCode> classes, List<String> classPath, byte[] graph) {}

  MapWork(long map, long seed) {
    this.map = map;
    this.seed = seed;
  }

  String group() {
    return "brine-map-" + map;
  }

  boolean isEverywhere() {
    return terms != null && terms.everywhere();
  }

  int limit() {
    return terms == null ? 0 : terms.limit();
  }

  int batch() {
    return terms == null ? 0 : terms.batch();
  }

  long timeoutNanos() {
    return terms == null ? 0 : terms.timeoutNanos();
  }

  int retries() {
    return terms == null ? 0 : terms.retries();
  }

  /** How long one task takes, in nanoseconds; 0 where none was measured. */
  long estimate() {
    return measured == 0 ? 0 : Math.max(1, measuredNanos / measured);
  }
}
