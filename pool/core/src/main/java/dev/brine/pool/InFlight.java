package dev.brine.pool;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that a worker was sent and has not answered, in the order they were sent, which is that
 * of their numbers. It answers in this order as a rule. Guarded by the scheduler's monitor.
 */
final class InFlight {
  private final Deque<Task> tasks = new ArrayDeque<>();
  private long bytes;

  /** Adds a task whose number is greater than all before. */
  void add(Task task) {
    tasks.addLast(task);
    bytes += task.payload.size();
  }

  /** The task with this number; null if it is not among them. */
  @Nullable Task get(long number) {
    for (Task task : tasks) {
      if (task.number >= number) {
        return task.number == number ? task : null;
      }
    }
    return null;
  }

  /** Takes the task with this number out; null if it is not among them. */
  @Nullable Task remove(long number) {
    Task task = get(number);
    if (task != null) {
      bytes -= task.payload.size();
      // As a rule it is the first one.
      boolean unused = task == tasks.peekFirst() ? task == tasks.poll() : tasks.remove(task);
    }
    return task;
  }

  /** Takes out the tasks whose numbers are greater than this, and gives them in their order. */
  List<Task> removeAfter(long number) {
    Deque<Task> removed = new ArrayDeque<>();
    while (!tasks.isEmpty() && tasks.getLast().number > number) {
      Task task = tasks.removeLast();
      bytes -= task.payload.size();
      removed.addFirst(task);
    }
    return List.copyOf(removed);
  }

  /** The least number; there is a task. */
  long firstNumber() {
    return tasks.getFirst().number;
  }

  /** The greatest number; there is a task. */
  long lastNumber() {
    return tasks.getLast().number;
  }

  /** The task that is to be answered next; null if there is none. */
  @Nullable Task head() {
    return tasks.peekFirst();
  }

  /** All of them, in their order. */
  Collection<Task> tasks() {
    return Collections.unmodifiableCollection(tasks);
  }

  /** How large their items are, in bytes. */
  long bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  int size() {
    return tasks.size();
  }

  void clear() {
    tasks.clear();
    bytes = 0;
  }
}
