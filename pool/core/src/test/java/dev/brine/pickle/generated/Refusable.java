package dev.brine.pickle.generated;

import java.util.ArrayList;
import java.util.List;

/** What the engine may refuse to send or to build again, in words, though Java can build it. */
public final class Refusable {
  private Refusable() {}

  /** Whether a plan has any of it. */
  public static boolean isIn(Plan plan) {
    return !parts(plan).isEmpty();
  }

  static List<BuildOrder.Obstacle> parts(Plan plan) {
    List<BuildOrder.Obstacle> parts = new ArrayList<>(WholeCycles.parts(plan));
    parts.addAll(HashedCycles.in(plan));
    return parts;
  }
}
