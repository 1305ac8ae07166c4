package dev.brine.pool;

import dev.brine.payload.Payload;
import org.jspecify.annotations.Nullable;

/** One call on its way. The state is guarded by the scheduler's monitor. */
final class Task {
  final ProcessFeed feed;
  final long index;
  final @Nullable Object item;
  final Payload payload;

  /** How many of the map's parcels a worker must have to read the item. */
  final int parcels;

  /** What it is called between session and worker; 0 before it is sent. */
  long number;

  /** Which attempt the one is that was or will be sent. */
  int attempt = 1;

  /** How many workers ended while they ran it. */
  int deaths;

  /** How long it will presumably take, in nanoseconds; set when it is sent. */
  long estimate;

  /** Whether it was taken back from a worker to which it may still be on its way. */
  boolean takenBack;

  /** When it was first seen running, by the clock's nanoseconds; 0 before. */
  long seenRunning;

  /** Whether its user code had been called when it was seen running. */
  boolean seenCalled;

  Task(ProcessFeed feed, long index, @Nullable Object item, Payload payload, int parcels) {
    this.feed = feed;
    this.index = index;
    this.item = item;
    this.payload = payload;
    this.parcels = parcels;
  }

  /** It will be sent once more. */
  void again() {
    attempt++;
    seenRunning = 0;
    seenCalled = false;
  }
}
