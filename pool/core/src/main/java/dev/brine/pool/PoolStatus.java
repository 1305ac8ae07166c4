package dev.brine.pool;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * How a pool is at one moment. Immutable.
 *
 * @param size how many workers there should be
 * @param starting how many of them have not connected yet
 * @param maps how many maps are not over
 * @param waiting how many tasks were not sent yet
 * @param workers those that are there, in the order of their numbers
 * @param spare whether one more stands by, to take the place of the next one that ends
 * @param closed whether the pool takes no more work
 */
public record PoolStatus(
    int size,
    int starting,
    int maps,
    long waiting,
    List<WorkerStatus> workers,
    boolean spare,
    boolean closed) {

  /** What a worker does. */
  public enum State {
    /** It waits for tasks. */
    IDLE,
    /** It runs a task. */
    BUSY,
    /** It is given no more tasks, and ends when it has done those that it has. */
    CLOSING
  }

  /**
   * How one worker is.
   *
   * @param number its number in the pool, from 1; none is used twice
   * @param pid its process
   * @param state what it does
   * @param tasks how many tasks it has answered
   * @param busy how long the tasks that it has answered took
   * @param cpu the processor time that its process has used; zero where the system does not say
   * @param heapUsed how much of its heap is in use, garbage included, in bytes; empty if it did not
   *     answer in time
   * @param heapLimit the most that its heap may grow to, in bytes; empty if it did not answer
   * @param bytesSent how many bytes it was sent
   * @param bytesReceived how many bytes came from it
   */
  public record WorkerStatus(
      int number,
      long pid,
      State state,
      long tasks,
      Duration busy,
      Duration cpu,
      OptionalLong heapUsed,
      OptionalLong heapLimit,
      long bytesSent,
      long bytesReceived) {}

  /** How many tasks its workers of now have answered. */
  public long tasks() {
    return workers.stream().mapToLong(WorkerStatus::tasks).sum();
  }

  /** How long the tasks took that its workers of now have answered. */
  public Duration busy() {
    return workers.stream().map(WorkerStatus::busy).reduce(Duration.ZERO, Duration::plus);
  }

  /** The processor time that its workers of now have used. */
  public Duration cpu() {
    return workers.stream().map(WorkerStatus::cpu).reduce(Duration.ZERO, Duration::plus);
  }

  /** How many bytes its workers of now were sent. */
  public long bytesSent() {
    return workers.stream().mapToLong(WorkerStatus::bytesSent).sum();
  }

  /** How many bytes came from its workers of now. */
  public long bytesReceived() {
    return workers.stream().mapToLong(WorkerStatus::bytesReceived).sum();
  }
}
