package dev.brine.pool;

import dev.brine.payload.Payload;
import dev.brine.pickle.SharedReceiver;
import dev.brine.wire.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A worker that has connected, and what was sent to it. The state is guarded by the scheduler's
 * monitor.
 */
final class Worker implements SharedReceiver {
  final int number;
  final Link link;

  /** The tasks sent and not answered. */
  final InFlight inFlight = new InFlight();

  /** The hashes of the classes that it has. */
  final SentCode sentCode = new SentCode();

  /** How many parcels it has of each map that is not over. */
  final Map<Long, Integer> parcels = new HashMap<>();

  /** What its reading thread does. */
  final Decoding decoding = new Decoding();

  /** The task for whose sake it was killed, or null. */
  @Nullable Task killedFor;

  /** Whether it may be given tasks; not before the pool's initializer has run. */
  boolean ready;

  /** Whether it is given no more tasks and ends when it has done those that it has. */
  boolean closing;

  /**
   * Whether tasks were taken back since it answered last: it may have something to do that takes
   * long.
   */
  boolean relieved;

  /** The last task that had begun when it was looked at whether it goes on. */
  private long watched;

  /** Where the map prints that it was given tasks of last; null before the first. */
  @Nullable MapOutput output;

  /** Whether it has answered any task. */
  boolean proven;

  /** How long what is in flight will presumably take, in nanoseconds. */
  long estimate;

  /** How many tasks it was given. */
  long given;

  /** How many tasks it has answered. */
  long answered;

  /** How long the tasks took that it has answered, in nanoseconds. */
  long busyNanos;

  Worker(int number, Link link) {
    this.number = number;
    this.link = link;
  }

  /** Takes note of an answer. */
  void answered(Task task, Frame.Result result) {
    estimate -= task.estimate;
    relieved = false;
    answered++;
    busyNanos += result.nanos() + result.overhead();
  }

  /** Takes note that it does not do this task. */
  void tookBack(Task task) {
    estimate -= task.estimate;
    given--;
    relieved = true;
    task.takenBack = true;
  }

  /** It will be looked at whether it goes on from here. */
  void watch() {
    watched = link.lastBegun();
  }

  /** Whether it has begun nothing since then. */
  boolean hasStood() {
    return link.lastBegun() == watched;
  }

  @Override
  public void share(String id, Payload value) {
    send(new Frame.Share(id, value));
  }

  @Override
  public void unshare(String id) {
    send(new Frame.Unshare(id));
  }

  void send(Frame frame) {
    link.send(List.of(frame));
  }

  /** Whether it may be given tasks now. */
  boolean isOpen() {
    return ready && !closing && killedFor == null && (!relieved || inFlight.isEmpty());
  }

  /** The task that runs, as far as is known here; null if none does. */
  @Nullable Task running() {
    return inFlight.get(link.lastBegun());
  }

  /** Whether the user's code of the task that runs was called. */
  boolean hasCalled() {
    return link.lastCalled() == link.lastBegun();
  }
}
