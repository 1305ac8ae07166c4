package dev.brine.jupyter;

import dev.brine.command.PresultCommand;
import dev.brine.session.CellException;
import dev.brine.session.EvaluationException;
import dev.brine.session.SessionInterruptedException;
import java.util.List;

/** {@code %presult}: what became of a loop that nobody waited for. */
final class PresultMagic implements Magic {
  @Override
  public String name() {
    return "%presult";
  }

  @Override
  public String summary() {
    return "waits for a loop that was run with --async, and shows what it gave";
  }

  @Override
  public MagicResult run(MagicCall call)
      throws CellException, EvaluationException, SessionInterruptedException {
    List<String> words = call.words();
    if (words.size() > 1 || (words.size() == 1 && words.get(0).startsWith("-"))) {
      throw call.refuse("usage: %presult [NAME], where NAME is the variable of such a loop");
    }
    try {
      String name = words.isEmpty() ? null : words.get(0);
      return MagicResult.of(PresultCommand.run(call.session(), name, call.display()));
    } catch (IllegalArgumentException e) {
      throw call.refuse(String.valueOf(e.getMessage()));
    }
  }
}
