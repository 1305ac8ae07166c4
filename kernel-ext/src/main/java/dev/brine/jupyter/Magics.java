package dev.brine.jupyter;

import dev.brine.command.ParallelCommand;
import java.util.Map;

/** The cell magics of Brine's own front ends, by what a cell begins with. */
final class Magics {
  static final Map<String, CellMagic> STANDARD = Map.of("%%parallel", ParallelCommand::run);

  private Magics() {}
}
