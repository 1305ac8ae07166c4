package dev.brine.jupyter;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jspecify.annotations.Nullable;

/** Completion and documentation at a place in a cell. */
final class JavaCompletion {
  /** A line up to the cursor that begins with a magic: its name, and what follows it. */
  private static final Pattern IN_MAGIC =
      Pattern.compile("[ \\t]*(?:[A-Za-z_$][^;=]*=[ \\t]*)?(%%?\\w*)(\\s.*)?");

  private static final Pattern MAGIC_NAME =
      Pattern.compile("[ \\t]*(?:[A-Za-z_$][^;=\\n]*=[ \\t]*)?(%%?\\w+)");

  private final JShell shell;
  private final Magics magics;

  JavaCompletion(JShell shell, Magics magics) {
    this.shell = shell;
    this.magics = magics;
  }

  @Nullable ReplacementOptions complete(String cell, int cursor) {
    Offers offers = offers(cell, cursor);
    return offers.texts().isEmpty()
        ? null
        : new ReplacementOptions(offers.texts(), offers.start(), cursor);
  }

  private Offers offers(String cell, int cursor) {
    int lineStart = cell.lastIndexOf('\n', cursor - 1) + 1;
    Matcher matcher = IN_MAGIC.matcher(cell.substring(lineStart, cursor));
    if (matcher.matches()) {
      String rest = matcher.group(2);
      int nameStart = lineStart + matcher.start(1);
      if (rest == null) {
        return Offers.ofWords(magics.names(), matcher.group(1)).in(nameStart);
      }
      Magic magic = magics.find(matcher.group(1));
      if (magic != null) {
        return magic.complete(rest, analysis()).in(lineStart + matcher.start(2));
      }
    }
    return javaOffers(cell, cursor);
  }

  private Offers javaOffers(String cell, int cursor) {
    int firstLine = cell.startsWith("%%") ? firstLineEnd(cell) : 0;
    int start = snippetStart(cell, firstLine, cursor);
    int[] anchor = new int[1];
    List<String> options =
        analysis().completionSuggestions(cell.substring(start), cursor - start, anchor).stream()
            .map(Suggestion::continuation)
            .distinct()
            .toList();
    return new Offers(options, start + anchor[0]);
  }

  /** What is known of the word at the cursor: a magic, a variable, or Java's documentation. */
  @Nullable String document(String cell, int cursor) {
    String magic = magicAt(cell, cursor);
    if (magic != null) {
      return magic;
    }
    int firstLine = cell.startsWith("%%") ? firstLineEnd(cell) : 0;
    int start = snippetStart(cell, firstLine, cursor);
    int end = cursor;
    while (end < cell.length() && Character.isJavaIdentifierPart(cell.charAt(end))) {
      end++;
    }
    String variable = variableAt(cell, end);
    if (variable != null) {
      return variable;
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

  private @Nullable String magicAt(String cell, int cursor) {
    int lineStart = cell.lastIndexOf('\n', Math.max(0, cursor - 1)) + 1;
    Matcher matcher = MAGIC_NAME.matcher(cell).region(lineStart, cell.length());
    if (!matcher.lookingAt() || cursor > matcher.end()) {
      return null;
    }
    Magic magic = magics.find(matcher.group(1));
    return magic == null ? null : magic.name() + "  " + magic.summary();
  }

  /** The declaration of the session's variable that ends here. */
  private @Nullable String variableAt(String cell, int end) {
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(cell.charAt(start - 1))) {
      start--;
    }
    if (start > 0 && cell.charAt(start - 1) == '.') {
      return null;
    }
    String name = cell.substring(start, end);
    return shell
        .variables()
        .filter(each -> shell.status(each).isActive() && each.name().equals(name))
        .map(each -> each.typeName() + " " + name)
        .findFirst()
        .orElse(null);
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
