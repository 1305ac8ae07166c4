package dev.brine.pool;

import org.jspecify.annotations.Nullable;

/** What a simulation knows of one item of a map. */
final class SimulatedItem {
  final SimulatedMap map;
  final long index;

  /** The worker that it is in flight for, as far as the session can know; null if there is none. */
  @Nullable SimulatedWorker on;

  /** How often a worker began it. */
  int begun;

  /** How many workers ended by themselves while they ran it. */
  int deaths;

  SimulatedItem(SimulatedMap map, long index) {
    this.map = map;
    this.index = index;
  }
}
