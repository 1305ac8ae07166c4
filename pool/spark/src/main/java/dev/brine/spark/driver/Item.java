package dev.brine.spark.driver;

import dev.brine.spark.executor.Batch;

/** One item of a map that has no answer yet. Guarded by the desk's monitor. */
final class Item implements Batch.Item {
  private final long index;
  private final byte[] bytes;

  private int attempt = 1;

  /** How many executors ended while they ran it. */
  int deaths;

  /** Whether it was in a job that failed, nobody knows by whose fault. */
  boolean suspect;

  Item(long index, byte[] bytes) {
    this.index = index;
    this.bytes = bytes;
  }

  @Override
  public long index() {
    return index;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  /** It will be run once more. */
  void again() {
    attempt++;
  }
}
