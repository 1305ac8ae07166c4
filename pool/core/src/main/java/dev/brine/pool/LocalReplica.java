package dev.brine.pool;

import dev.brine.pickle.Capture;
import dev.brine.pickle.Parcel;
import dev.brine.pickle.Replica;
import dev.brine.pickle.SharedCopies;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A capture's copy in this process. Not thread-safe. */
final class LocalReplica implements AutoCloseable {
  /** Noting the state of a capture may take so long beyond the time that it took to open it. */
  private static final long LEAST_PATIENCE = TimeUnit.MILLISECONDS.toNanos(50);

  private final Capture capture;
  private final @Nullable Watch watch;
  private final Replica replica = Replica.create();
  private int opened;
  private @Nullable Throwable failure;

  LocalReplica(Capture capture, @Nullable Watch watch) {
    this.capture = capture;
    this.watch = watch;
    if (watch != null) {
      watch.ask(List.of(this));
    }
  }

  /**
   * The replica with all parcels of the capture open.
   *
   * @throws Throwable what the first attempt to open them threw, each time
   */
  Replica opened() throws Throwable {
    if (failure != null) {
      throw failure;
    }
    List<Parcel> parcels = capture.parcels();
    if (opened == parcels.size()) {
      return replica;
    }
    long start = System.nanoTime();
    try {
      for (Parcel parcel : parcels.subList(opened, parcels.size())) {
        parcel.shared().forEach(shared -> shared.sendTo(SharedCopies.ofProcess()));
        replica.open(parcel);
      }
    } catch (Throwable e) {
      failure = e;
      throw e;
    }
    opened = parcels.size();
    if (watch != null) {
      replica.watch(LEAST_PATIENCE + System.nanoTime() - start);
    }
    return replica;
  }

  /** To write what a task threw, whether or not the parcels could be opened. */
  Replica any() {
    return replica;
  }

  /** Tells what was changed, if somebody asks, and ends. */
  @Override
  public void close() {
    if (watch != null) {
      watch.answer(this, replica.changed().stream().map(Capture::nameOf).toList());
    }
    replica.close();
  }
}
