package dev.brine.jupyter;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jspecify.annotations.Nullable;

/** Completion and documentation at a place in a cell. */
final class JavaCompletion {
  private final JShell shell;
  private final Collection<String> magics;

  JavaCompletion(JShell shell, Collection<String> magics) {
    this.shell = shell;
    this.magics = magics;
  }

  @Nullable ReplacementOptions complete(String cell, int cursor) {
    int firstLine = cell.startsWith("%%") ? firstLineEnd(cell) : 0;
    if (cell.startsWith("%%") && cursor <= firstLine) {
      String typed = cell.substring(0, cursor);
      List<String> names = magics.stream().filter(name -> name.startsWith(typed)).sorted().toList();
      return names.isEmpty() ? null : new ReplacementOptions(names, 0, cursor);
    }
    int start = snippetStart(cell, firstLine, cursor);
    int[] anchor = new int[1];
    List<String> options =
        analysis().completionSuggestions(cell.substring(start), cursor - start, anchor).stream()
            .map(Suggestion::continuation)
            .distinct()
            .toList();
    return options.isEmpty() ? null : new ReplacementOptions(options, start + anchor[0], cursor);
  }

  @Nullable String document(String cell, int cursor) {
    int firstLine = cell.startsWith("%%") ? firstLineEnd(cell) : 0;
    int start = snippetStart(cell, firstLine, cursor);
    int end = cursor;
    while (end < cell.length() && Character.isJavaIdentifierPart(cell.charAt(end))) {
      end++;
    }
    if (end < cell.length() && cell.charAt(end) == '(') {
      end++;
    }
    String text =
        analysis().documentation(cell.substring(start), end - start, true).stream()
            .map(JavaCompletion::text)
            .collect(Collectors.joining("\n\n"));
    return text.isEmpty() ? null : text;
  }

  private static String text(Documentation documentation) {
    String javadoc = documentation.javadoc();
    return documentation.signature() + (javadoc == null ? "" : "\n" + javadoc);
  }

  private static int firstLineEnd(String cell) {
    int end = cell.indexOf('\n');
    return end < 0 ? cell.length() : end;
  }

  /** Where the snippet begins that the cursor is in: JShell looks at one snippet only. */
  private int snippetStart(String cell, int from, int cursor) {
    int start = from;
    while (start < cursor) {
      CompletionInfo info = analysis().analyzeCompletion(cell.substring(start));
      int next = cell.length() - info.remaining().length();
      if (!info.completeness().isComplete() || next >= cursor) {
        break;
      }
      start = next;
    }
    return start;
  }

  private SourceCodeAnalysis analysis() {
    return shell.sourceCodeAnalysis();
  }
}
