package dev.brine.jupyter;

import java.util.Map;

/** The cell magics of Brine's own front ends, by what a cell begins with. */
final class Magics {
  static final Map<String, CellMagic> STANDARD = Map.of();

  private Magics() {}
}
