package dev.brine.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The tasks of one map that were not sent yet, in their order. Guarded by the scheduler's monitor.
 */
final class Pending {
  /** More items than this on their way would only take memory. */
  static final int LOOK_AHEAD = 8 * 1024;

  /** As above, in bytes: enough for the next task of a worker or two, however large. */
  private static final long LOOK_AHEAD_BYTES = 16L << 20;

  private final Deque<Task> tasks = new ArrayDeque<>();
  private long bytes;

  void addAll(List<Task> more) {
    for (Task task : more) {
      tasks.addLast(task);
      bytes += task.payload.size();
    }
  }

  /** Adds a task that comes back. */
  void addFirst(Task task) {
    tasks.addFirst(task);
    bytes += task.payload.size();
  }

  Task remove() {
    Task task = tasks.remove();
    bytes -= task.payload.size();
    return task;
  }

  void clear() {
    tasks.clear();
    bytes = 0;
  }

  int size() {
    return tasks.size();
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  /** Whether who brings more should wait. */
  boolean isFull() {
    return tasks.size() >= LOOK_AHEAD || bytes >= LOOK_AHEAD_BYTES;
  }

  /** Whether who waits should go on: each wake-up costs as much as a task. */
  boolean hasMuchRoom() {
    return tasks.size() <= LOOK_AHEAD / 2 && bytes <= LOOK_AHEAD_BYTES / 2;
  }
}
