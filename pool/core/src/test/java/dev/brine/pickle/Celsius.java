package dev.brine.pickle;

/** A type of a library that would be refused, were there not a codec for it on the class path. */
public final class Celsius {
  private final double degrees;
  private final Thread owner = Thread.currentThread();

  public Celsius(double degrees) {
    this.degrees = degrees;
  }

  public double degrees() {
    return degrees;
  }

  /** Who made it: not to be sent. */
  public Thread owner() {
    return owner;
  }
}
