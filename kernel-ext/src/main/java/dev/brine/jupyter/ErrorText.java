package dev.brine.jupyter;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.base.Throwables;
import dev.brine.code.SnippetNames;
import dev.brine.report.HiddenFrames;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.EvaluationException;
import dev.brine.session.SessionInterruptedException;
import dev.brine.session.SnippetFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong in a cell, in lines for the person who typed it. */
final class ErrorText {
  /** What JShell makes of the user's code where no line of it is known, and what calls that. */
  private static final List<String> JSHELL = List.of("REPL.", "jdk.jshell.");

  /** A trace without a line of the user's is shown to this depth. */
  private static final int DEPTH = 10;

  private ErrorText() {}

  static List<String> of(Throwable failure) {
    if (failure instanceof CellException faulty) {
      List<String> lines = new ArrayList<>();
      faulty.faults().forEach(fault -> addFault(lines, faulty.cell(), fault));
      return lines;
    }
    if (failure instanceof SessionInterruptedException) {
      return strong(String.valueOf(failure.getMessage()));
    }
    if (!(failure instanceof EvaluationException ran)) {
      return ofThrown(failure);
    }
    List<String> lines = ofThrown(ran.thrown());
    if (ran.hint() != null) {
      lines.add(ran.hint());
    }
    return lines;
  }

  private static List<String> strong(String text) {
    return Splitter.on('\n').splitToStream(text).map(Ansi::strong).toList();
  }

  private static void addFault(List<String> lines, String cell, Fault fault) {
    if (fault.start() >= 0 && fault.start() <= cell.length()) {
      addSource(lines, cell, fault);
    }
    lines.addAll(strong(fault.message()));
  }

  /** The lines that the fault touches, with the span marked. */
  private static void addSource(List<String> lines, String cell, Fault fault) {
    int number = CharMatcher.is('\n').countIn(cell.substring(0, fault.start())) + 1;
    lines.add(Ansi.faint("line " + number + ":"));
    int lineStart = cell.lastIndexOf('\n', fault.start() - 1) + 1;
    int end = Math.min(Math.max(fault.end(), fault.start() + 1), cell.length());
    while (lineStart < Math.max(end, fault.start() + 1) && lineStart <= cell.length()) {
      int next = cell.indexOf('\n', lineStart);
      int lineEnd = next < 0 ? cell.length() : next;
      int from = Math.min(Math.max(fault.start(), lineStart), lineEnd);
      int to = Math.max(from, Math.min(end, lineEnd));
      String span = from == to ? " " : cell.substring(from, to);
      lines.add(
          Ansi.faint("|   ")
              + cell.substring(lineStart, from)
              + Ansi.marked(span)
              + cell.substring(to, lineEnd));
      lineStart = lineEnd + 1;
    }
  }

  private static List<String> ofThrown(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    String prefix = "";
    for (Throwable each : chain(thrown)) {
      lines.addAll(strong(prefix + text(each)));
      lines.addAll(frames(each));
      prefix = "Caused by: ";
    }
    return lines;
  }

  private static List<Throwable> chain(Throwable thrown) {
    try {
      return Throwables.getCausalChain(thrown);
    } catch (IllegalArgumentException cycle) {
      return List.of(thrown);
    }
  }

  private static String text(Throwable thrown) {
    try {
      return thrown.toString();
    } catch (RuntimeException broken) {
      return thrown.getClass().getName();
    }
  }

  private static List<String> frames(Throwable thrown) {
    if (thrown instanceof SnippetFailure failure) {
      return failure.places().stream().map(place -> "    at " + place).toList();
    }
    List<String> lines = new ArrayList<>();
    int shown = 0;
    List<StackTraceElement> trace = Arrays.asList(thrown.getStackTrace());
    for (int i = 0; i < trace.size(); i++) {
      StackTraceElement frame = trace.get(i);
      String line = HiddenFrames.isFirst(trace.subList(i, trace.size())) ? null : line(frame);
      boolean repeated = !lines.isEmpty() && lines.get(lines.size() - 1).equals(line);
      if (line != null && !repeated) {
        lines.add(line);
        if (place(frame) != null) {
          shown = lines.size();
        }
      }
    }
    // What is below the user's last line is how Brine, or JShell, came to run it.
    return lines.subList(0, shown > 0 ? shown : Math.min(lines.size(), DEPTH));
  }

  private static @Nullable String line(StackTraceElement frame) {
    SnippetNames.Place place = place(frame);
    if (place != null) {
      String source = place.source();
      return "    at " + place + (source == null ? "" : ": " + source.strip());
    }
    boolean inside = JSHELL.stream().anyMatch(frame.getClassName()::startsWith);
    return inside ? null : "    at " + frame;
  }

  private static SnippetNames.@Nullable Place place(StackTraceElement frame) {
    return SnippetNames.current().place(frame.getClassName(), frame.getLineNumber());
  }
}
