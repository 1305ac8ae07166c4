package dev.brine.jupyter;

import dev.brine.command.BrineCommand;
import dev.brine.command.BrineCompletion;
import dev.brine.command.CommandException;
import dev.brine.command.MapLog;
import dev.brine.session.CellException;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** {@code %brine}: the JShell tool's {@code /brine} in a notebook. */
final class BrineMagic implements Magic {
  /** From now on there are maps to tell of. */
  BrineMagic() {
    MapLog.install();
  }

  @Override
  public String name() {
    return "%brine";
  }

  @Override
  public String summary() {
    return BrineCommand.SUMMARY;
  }

  @Override
  public MagicResult run(MagicCall call) throws CellException {
    try {
      BrineCommand.run(call.session(), call.arguments(), call.display());
      return MagicResult.NONE;
    } catch (CommandException e) {
      throw call.refuse(name() + ": " + e.getMessage());
    }
  }

  @Override
  public Offers complete(String typed, SourceCodeAnalysis analysis) {
    int[] anchor = new int[1];
    List<Suggestion> found = BrineCompletion.of(typed, analysis, anchor);
    return new Offers(found.stream().map(Suggestion::continuation).distinct().toList(), anchor[0]);
  }
}
