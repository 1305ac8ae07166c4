package dev.brine.spark.executor;

import dev.brine.pickle.Parcel;
import dev.brine.pickle.Replica;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkFiles;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a map's capture. Tasks that run at the same time in one executor have copies of their
 * own, as they would in processes of their own. Not thread-safe.
 */
final class MapCopy {
  private final Copies copies;
  private final Replica replica = Replica.lending();
  private int opened;
  private @Nullable Throwable failure;

  MapCopy(Copies copies) {
    this.copies = copies;
  }

  /**
   * The replica with all these parcels open.
   *
   * @throws Throwable what the first attempt to open them threw, each time
   */
  Replica opened(List<ParcelBlobs> parcels) throws Throwable {
    if (failure != null) {
      throw failure;
    }
    try {
      for (; opened < parcels.size(); opened++) {
        ParcelBlobs next = parcels.get(opened);
        List<String> urls = next.classPath().stream().map(MapCopy::url).toList();
        replica.open(new Parcel(copies.classes(next), urls, next.graph().bytes()));
      }
    } catch (Throwable e) {
      failure = e;
      throw e;
    }
    return replica;
  }

  private static String url(String name) {
    return Path.of(SparkFiles.get(name)).toUri().toString();
  }

  /** To write what a task threw, whether or not the parcels could be opened. */
  Replica any() {
    return replica;
  }

  void close() {
    replica.close();
  }
}
