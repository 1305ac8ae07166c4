package dev.brine.pickle;

/** What a graph's bytes consist of: the number that each kind of record begins with. */
final class GraphRecord {
  /** A class that is numbered by its position among these records: its descriptor. */
  static final int CLASS = 1;

  /** An object: its number, its class's number, its first portion. */
  static final int MAKE = 2;

  /** An object that was made: its number, its class's number, its second portion. */
  static final int FILL = 3;

  /** The end of a part of the graph: the value that it is about. */
  static final int ROOT = 4;

  /**
   * A container that may have asked its keys before these were complete: its number, and how many
   * keys it has.
   */
  static final int CHECK = 5;

  private GraphRecord() {}
}
