package dev.brine.session;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.brine.code.SnippetNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Knows in which cell, and where in it, a snippet was typed. Frames are looked up while the snippet
 * runs, from other threads; JShell's thread waits for the snippet then, so its state stands still.
 */
final class CellNames implements SnippetNames {
  static final Pattern WRAPPER = Pattern.compile("(REPL\\.\\$JShell\\$\\w+)(?:\\$.*)?");

  /**
   * Where a snippet was typed.
   *
   * @param label what the cell is called
   * @param firstLine the cell's line on which the snippet's first line stands, from 1
   * @param lines the cell's own lines; empty where only the snippet's are known
   */
  private record Origin(String label, int firstLine, List<String> lines) {}

  private final JShell shell;
  private final Map<Snippet, Origin> origins = new ConcurrentHashMap<>();
  private volatile Origin cell = new Origin("cell [0]", 1, List.of());
  private volatile Origin current = cell;

  CellNames(JShell shell) {
    this.shell = shell;
  }

  /** What is evaluated from now on begins on this line of the cell. */
  void begin(int firstLine) {
    current = new Origin(cell.label(), firstLine, cell.lines());
  }

  /**
   * What is evaluated from now on stands in this cell.
   *
   * @param text the cell's text, whose lines are shown; null for those of its snippets
   */
  void show(String label, @Nullable String text) {
    List<String> lines = text == null ? List.of() : Splitter.on('\n').splitToList(text);
    cell = new Origin(label, 1, lines);
  }

  /** The same for a text that is read within the cell. */
  Session.Reading read(String label, String text) {
    Origin outer = cell;
    show(label, text);
    return () -> cell = outer;
  }

  /** The snippet was typed on this line of a cell that is seen by its snippets alone. */
  void learn(Snippet snippet, String label, int firstLine) {
    origins.put(snippet, new Origin(label, firstLine, List.of()));
  }

  /** The place of a line of a snippet, such as a translated stack trace names it. */
  Place place(Snippet snippet, int line) {
    Origin origin = origin(snippet);
    List<String> own = Splitter.on('\n').splitToList(snippet.source());
    String source = line >= 1 && line <= own.size() ? own.get(line - 1) : null;
    return new Place(origin.label(), origin.firstLine() + line - 1, source);
  }

  /** The snippet was typed where evaluation began. */
  void learn(Snippet snippet) {
    origins.put(snippet, current);
  }

  @Override
  public String label(String wrapperClass) {
    Snippet snippet = snippet(wrapperClass);
    return snippet == null ? wrapperClass : origin(snippet).label();
  }

  @Override
  public @Nullable Place place(String className, int wrapperLine) {
    Snippet snippet = snippet(className);
    if (snippet == null) {
      return null;
    }
    Origin origin = origin(snippet);
    int own = sourceLine(shell.sourceCodeAnalysis().wrapper(snippet), wrapperLine);
    if (own < 0) {
      return null;
    }
    int line = origin.firstLine() + own;
    String source =
        line <= origin.lines().size()
            ? origin.lines().get(line - 1)
            : Splitter.on('\n').splitToList(snippet.source()).get(own);
    return new Place(origin.label(), line, source);
  }

  @Override
  public @Nullable String source(String wrapperClass) {
    Snippet snippet = snippet(wrapperClass);
    return snippet == null ? null : OriginalSources.of(snippet);
  }

  @Override
  public List<String> sources(Set<String> wrapperClasses) {
    return NameChoice.closure(
            SnippetScan.of(shell), each -> wrapperClasses.contains(each.wrapper()))
        .stream()
        .map(SavedSnippet::source)
        .toList();
  }

  private Origin origin(Snippet snippet) {
    return origins.getOrDefault(snippet, current);
  }

  private @Nullable Snippet snippet(String className) {
    Matcher matcher = WRAPPER.matcher(className);
    if (!matcher.matches()) {
      return null;
    }
    return shell
        .snippets()
        .filter(each -> matcher.group(1).equals(wrapperClass(each)))
        .findFirst()
        .orElse(null);
  }

  private @Nullable String wrapperClass(Snippet snippet) {
    try {
      return shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
    } catch (RuntimeException notWrapped) {
      return null;
    }
  }

  /** The snippet's own line, from 0, behind a line of its wrapper, from 1; -1 where none is. */
  static int sourceLine(SnippetWrapper wrapper, int wrapperLine) {
    String wrapped = wrapper.wrapped();
    int start = 0;
    for (int line = 1; line < wrapperLine; line++) {
      start = wrapped.indexOf('\n', start) + 1;
      if (start == 0) {
        return -1;
      }
    }
    int end = wrapped.indexOf('\n', start);
    String source = wrapper.source();
    for (int position = start; position < (end < 0 ? wrapped.length() : end); position++) {
      int own = wrapper.wrappedToSourcePosition(position);
      if (own >= 0
          && own < source.length()
          && wrapped.charAt(position) == source.charAt(own)
          && !Character.isWhitespace(source.charAt(own))) {
        return CharMatcher.is('\n').countIn(source.substring(0, own));
      }
    }
    return -1;
  }
}
