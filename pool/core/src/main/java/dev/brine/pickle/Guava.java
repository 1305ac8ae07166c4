package dev.brine.pickle;

/** The users' Guava, by name: ours has another one in the shaded jar, and so has every literal. */
final class Guava {
  private static final String PACKAGE = String.join(".", "com", "google", "common");

  private Guava() {}

  /** The full name of a class or package of Guava's. */
  static String name(String rest) {
    return PACKAGE + "." + rest;
  }
}
