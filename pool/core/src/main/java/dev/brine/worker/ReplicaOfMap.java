package dev.brine.worker;

import dev.brine.pickle.Parcel;
import dev.brine.pickle.Replica;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One map's function on this worker. Its parcels are opened when a task needs them, so that an end
 * of the worker while it opens one is that task's doing and no mystery. Used by the task thread.
 */
final class ReplicaOfMap {
  private final Replica replica = Replica.create();
  private final Deque<Parcel> unopened = new ArrayDeque<>();
  private @Nullable Throwable failure;

  void add(Parcel parcel) {
    unopened.add(parcel);
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
    try {
      while (!unopened.isEmpty()) {
        replica.open(unopened.remove());
      }
    } catch (Throwable e) {
      failure = e;
      throw e;
    }
    return replica;
  }

  /** To write what a task threw, whether or not the parcels could be opened. */
  Replica any() {
    return replica;
  }
}
