package dev.brine.pool;

import org.jspecify.annotations.Nullable;

/** One call on its way. The state is guarded by the scheduler's monitor. */
final class Task {
  final ProcessFeed feed;
  final long index;
  final @Nullable Object item;
  final byte[] bytes;

  /** How many of the map's parcels a worker must have to read the item. */
  final int parcels;

  /** How long it will presumably take, in nanoseconds; set when it is sent. */
  long estimate;

  /** When it was first seen running, by the clock of {@link System#nanoTime}; 0 before. */
  long seenRunning;

  Task(ProcessFeed feed, long index, @Nullable Object item, byte[] bytes, int parcels) {
    this.feed = feed;
    this.index = index;
    this.item = item;
    this.bytes = bytes;
    this.parcels = parcels;
  }
}
