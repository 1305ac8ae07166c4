package dev.brine.worker;

import dev.brine.pickle.Parcel;
import dev.brine.pickle.Replica;
import dev.brine.wire.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One map's function on this worker. Its parcels are opened when a task needs them, so that an end
 * of the worker while it opens one is that task's doing and no mystery. Used by the task thread.
 */
final class ReplicaOfMap {
  /** Noting the state of a capture may take so long beyond the time that it took to open it. */
  private static final long LEAST_PATIENCE = TimeUnit.MILLISECONDS.toNanos(50);

  private final Replica replica = Replica.lending();
  private final Deque<Parcel> unopened = new ArrayDeque<>();
  private @Nullable Throwable failure;
  private boolean watched;
  private long seed;

  void add(Parcel parcel) {
    unopened.add(parcel);
  }

  /** Takes what is to be known of the map before all else. */
  void begin(Frame.Begin begin) {
    seed = begin.seed();
    watched = begin.watched();
  }

  long seed() {
    return seed;
  }

  boolean isWatched() {
    return watched;
  }

  /**
   * The replica with all its parcels open.
   *
   * @throws Throwable what the first attempt to open them threw, each time
   */
  Replica opened() throws Throwable {
    if (failure != null) {
      throw failure;
    }
    if (unopened.isEmpty()) {
      return replica;
    }
    long start = System.nanoTime();
    try {
      while (!unopened.isEmpty()) {
        replica.open(unopened.remove());
      }
    } catch (Throwable e) {
      failure = e;
      throw e;
    }
    if (watched) {
      replica.watch(LEAST_PATIENCE + System.nanoTime() - start);
    }
    return replica;
  }

  /** To write what a task threw, whether or not the parcels could be opened. */
  Replica any() {
    return replica;
  }
}
