package dev.brine.jshell;

import dev.brine.command.BrineCommand;
import dev.brine.command.BrineCompletion;
import dev.brine.command.CommandException;
import dev.brine.report.Display;
import dev.brine.session.Session;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** The command {@code /brine}. Used by the tool's own thread. */
final class SlashBrine {
  static final String NAME = "/brine";

  private final Tool tool;
  private final Session session;

  SlashBrine(Tool tool, Session session) {
    this.tool = tool;
    this.session = session;
  }

  /** Runs what was typed after the name; whether it was accepted. */
  boolean run(String typed) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(told, false, StandardCharsets.UTF_8)) {
      BrineCommand.run(session, typed, Display.plain(out));
    } catch (CommandException e) {
      tool.error(NAME + ": " + e.getMessage());
      return false;
    } finally {
      tool.show(told.toString(StandardCharsets.UTF_8));
    }
    return true;
  }

  /**
   * What TAB offers.
   *
   * @param typed what was typed after the name
   * @param cursor where the cursor is in it
   * @param anchor its one element receives where the offered texts begin
   */
  List<Suggestion> complete(String typed, int cursor, int[] anchor) {
    return BrineCompletion.of(typed.substring(0, cursor), tool.analysis(), anchor);
  }
}
