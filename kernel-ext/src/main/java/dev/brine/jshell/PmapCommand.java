package dev.brine.jshell;

import dev.brine.command.PmapCompletion;
import dev.brine.command.PmapEnd;
import dev.brine.command.PmapLine;
import dev.brine.command.SessionAgent;
import dev.brine.error.BrineException;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jspecify.annotations.Nullable;

/** The command {@code /pmap}. Used by the tool's own thread. */
final class PmapCommand {
  static final String NAME = "/pmap";

  private final Tool tool;
  private final StopRequests stops;
  private final ShownRun run;
  private final ToolSession session;

  PmapCommand(Tool tool, StopRequests stops, ShownRun run, ToolSession session) {
    this.tool = tool;
    this.stops = stops;
    this.run = run;
    this.session = session;
  }

  /** Runs what was typed after the name; whether it was accepted. */
  boolean run(String typed) {
    try {
      PmapLine line = PmapLine.parse(typed);
      if (line.text().isBlank()) {
        tool.error("/pmap needs a function and items; see /help /pmap");
        return false;
      }
      line = readOn(typed, line);
      return line != null && evaluate(line);
    } catch (IllegalArgumentException e) {
      tool.error(NAME + ": " + e.getMessage());
      return false;
    }
  }

  private boolean evaluate(PmapLine line) {
    String source = line.source(tool.analysis());
    if (line.verbose()) {
      tool.show(source);
    }
    stops.open();
    run.begin(line.verbose(), this::summarize);
    try {
      boolean visible = TerminalKind.canReplaceLines() && tool.isInteractive();
      String unused = ask("watch", visible ? line.progressAfter().toString() : "");
      return tool.run(source);
    } finally {
      run.end();
      stops.close();
    }
  }

  /** The map has run. A stop from now on is none of it. */
  private void summarize() {
    stops.close();
    SessionAgent.lines(ask("summary", "")).forEach(tool::tell);
  }

  /** Nothing of this is worth a failure of the map. */
  private String ask(String method, String request) {
    try {
      return session.call(SessionAgent.class, method, request);
    } catch (BrineException e) {
      return "";
    }
  }

  /** The whole command, or null where its end never came. */
  private @Nullable PmapLine readOn(String first, PmapLine firstLine) {
    StringBuilder typed = new StringBuilder(first);
    PmapLine line = firstLine;
    while (PmapEnd.isOpen(line, tool.analysis())) {
      String java = line.opened() + line.text() + "\n";
      String next = tool.readMore(NAME + " " + typed, java);
      if (next == null) {
        return null;
      }
      typed.append('\n').append(next);
      line = PmapLine.parse(typed.toString());
    }
    return line;
  }

  /**
   * What TAB offers.
   *
   * @param typed what was typed after the name
   * @param cursor where the cursor is in it
   * @param anchor its one element receives where the offered texts begin
   */
  List<Suggestion> complete(String typed, int cursor, int[] anchor) {
    return PmapCompletion.of(typed.substring(0, cursor), tool.analysis(), anchor);
  }
}
