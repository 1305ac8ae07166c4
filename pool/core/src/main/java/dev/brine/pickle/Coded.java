package dev.brine.pickle;

/** Stands in a graph for the class of an object that a codec writes. */
final class Coded {
  private Coded() {}
}
