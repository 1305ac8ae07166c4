package dev.brine.spark.driver;

import dev.brine.spark.executor.Batch;
import dev.brine.spark.executor.BatchResult;
import dev.brine.spark.executor.BatchRun;
import dev.brine.spark.executor.MapTerms;
import dev.brine.spark.executor.ParcelBlobs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** One job of Spark's: some batches of a map. It delivers each as soon as it ends. */
final class Job implements Runnable {
  private static final long END_MILLIS = 3000;

  /** Telling the driver of each item costs nothing beside items like this, in nanoseconds. */
  private static final long DEAR = TimeUnit.MILLISECONDS.toNanos(100);

  private final Desk desk;
  private final SparkContext context;
  private final MapWork work;
  private final List<List<Item>> batches;
  private final List<String> places;
  private final boolean[] done;
  private final Map<Long, String> placeOf = new HashMap<>();

  /**
   * @param places for each batch the executor that must run it; empty for any
   */
  Job(
      Desk desk,
      SparkContext context,
      MapWork work,
      List<List<Item>> batches,
      List<String> places) {
    this.desk = desk;
    this.context = context;
    this.work = work;
    this.batches = batches;
    this.places = places;
    this.done = new boolean[batches.size()];
    for (int i = 0; i < places.size(); i++) {
      placeOf.put(batches.get(i).get(0).index(), places.get(i));
    }
  }

  MapWork work() {
    return work;
  }

  SparkContext context() {
    return context;
  }

  List<Item> items() {
    return batches.stream().flatMap(List::stream).toList();
  }

  /** The items of one of its tasks; none where that is not known. */
  List<Item> batch(int position) {
    return position >= 0 && position < done.length && !done[position]
        ? batches.get(position)
        : List.of();
  }

  @Nullable String place(long index) {
    return placeOf.get(index);
  }

  /** Guarded by the desk's monitor. */
  void done(int position) {
    done[position] = true;
  }

  /** How many batches have given no result. Guarded by the desk's monitor. */
  int open() {
    int open = 0;
    for (boolean each : done) {
      open += each ? 0 : 1;
    }
    return open;
  }

  @Override
  public void run() {
    try {
      runNow();
    } catch (Throwable thrown) {
      JobFailure failure = new JobFailure(thrown);
      awaitEnd(failure);
      desk.failed(this, failure);
    } finally {
      desk.over(this);
    }
  }

  /** Spark tells of a lost executor in two ways, which are not ordered. */
  private void awaitEnd(JobFailure failure) {
    try {
      if (failure.isLoss()) {
        desk.fleet().awaitEnd(failure.executor(), END_MILLIS);
      }
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    }
  }

  private void runNow() {
    boolean dear = work.estimate() > DEAR;
    List<Batch> sent = new ArrayList<>();
    List<String> preferred = new ArrayList<>();
    for (int i = 0; i < batches.size(); i++) {
      List<Item> batch = batches.get(i);
      String place = places.isEmpty() ? null : places.get(i);
      boolean careful = dear || batch.stream().anyMatch(item -> item.suspect);
      sent.add(new Batch(i, batch, careful, place));
      if (place != null) {
        preferred.add("executor_" + desk.fleet().host(place) + "_" + place);
      }
    }
    BatchRdd data = new BatchRdd(context, sent, preferred);
    context.setJobGroup(work.group(), "Brine", true);
    context.runJob(
        data,
        new BatchRun(terms()),
        new AbstractFunction2<Object, BatchResult, BoxedUnit>() {
          @Override
          public BoxedUnit apply(Object position, BatchResult result) {
            desk.answered(Job.this, (Integer) position, result);
            return BoxedUnit.UNIT;
          }
        },
        ClassTag$.MODULE$.<BatchResult>apply(BatchResult.class));
  }

  private MapTerms terms() {
    List<MapWork.RawParcel> raw;
    Set<String> needed;
    long budget;
    synchronized (desk) {
      raw = List.copyOf(work.parcels);
      needed = Set.copyOf(work.shared);
      budget = Batching.budget(work);
    }
    List<ParcelBlobs> parcels;
    synchronized (work.blobs) {
      for (MapWork.RawParcel each : raw.subList(work.blobs.size(), raw.size())) {
        work.blobs.add(blobs(each));
      }
      parcels = List.copyOf(work.blobs);
    }
    return new MapTerms(
        work.map,
        work.seed,
        work.timeoutNanos(),
        budget,
        parcels,
        desk.blobs().shared(context, needed),
        desk.liveMaps(),
        desk.blobs().sharedIds());
  }

  private ParcelBlobs blobs(MapWork.RawParcel parcel) {
    String hash = Blobs.hash(parcel.classes());
    List<String> names = new ArrayList<>();
    for (String url : parcel.classPath()) {
      names.add(ship(url));
    }
    return new ParcelBlobs(
        hash,
        desk.blobs().code(context, hash, parcel.classes(), work.map),
        List.copyOf(names),
        Blobs.blob(context, parcel.graph()));
  }

  private String ship(String url) {
    ShippedFiles files = desk.files();
    synchronized (files) {
      Path file = files.file(url);
      // Spark ignores one that it has.
      context.addFile(file.toString());
      return file.getFileName().toString();
    }
  }
}
