package dev.brine.command;

import dev.brine.report.Display;
import dev.brine.session.CellException.Fault;
import java.util.List;

/** What the text of a cell lets expect. */
final class Warnings {
  private Warnings() {}

  /** One line for each. */
  static void tell(CellText cell, List<Fault> warnings, Display display) {
    for (Fault each : warnings) {
      display.out().println("warning: line " + cell.line(each.start()) + ": " + each.message());
    }
  }
}
