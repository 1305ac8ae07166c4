package dev.brine.pool;

import dev.brine.wire.Begun;
import dev.brine.wire.Connection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A worker process that has connected, and what was sent to it. The state is guarded by the
 * scheduler's monitor.
 */
final class Worker {
  final int number;
  final Process process;
  final Connection connection;
  private final Begun begun;

  /** The tasks sent and not answered, in the order they were sent. */
  final Map<Long, Task> inFlight = new LinkedHashMap<>();

  /** The hashes of the classes that it has. */
  final SentCode sentCode = new SentCode();

  /** How many parcels it has of each map that is not over. */
  final Map<Long, Integer> parcels = new HashMap<>();

  /** The task for whose sake it was killed, or null. */
  @Nullable Task killedFor;

  /** Whether it has answered any task. */
  boolean proven;

  /** How long what is in flight will presumably take, in nanoseconds. */
  long estimate;

  Worker(int number, Process process, Connection connection, Begun begun) {
    this.number = number;
    this.process = process;
    this.connection = connection;
    this.begun = begun;
  }

  long pid() {
    return process.pid();
  }

  /** The number of the last task that began. */
  long lastBegun() {
    return begun.get();
  }

  /** The task that runs, as far as is known here; null if none does. */
  @Nullable Task running() {
    return inFlight.get(lastBegun());
  }

  /** The task that is to be answered next; null if none is. */
  @Nullable Task head() {
    Iterator<Task> tasks = inFlight.values().iterator();
    return tasks.hasNext() ? tasks.next() : null;
  }

  /** Ends the process at once; its reader sees the end and reports it. */
  void kill() {
    // That of the process itself would close its streams, and its last lines be lost.
    process.toHandle().destroyForcibly();
  }
}
