package dev.brine.session;

import com.google.common.base.CharMatcher;
import dev.brine.error.Internal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of its snippets, kept in a file for a JVM that has their classes only; see
 * {@link SnippetTableNames}. Used by the thread that evaluates.
 */
@Internal
public final class SnippetTable {
  private final Path file;

  /** The snippets that are in the file, by the class that was wrapped around them last. */
  private final Map<Snippet, String> told = new HashMap<>();

  /**
   * A table without rows.
   *
   * @param file the file, which need not be there yet
   */
  public SnippetTable(Path file) {
    this.file = file;
  }

  /**
   * One snippet.
   *
   * @param wrapper the class around it
   * @param id what the user calls it
   * @param source its text
   * @param lines the text's line, from 0, behind each line of the class, or -1
   */
  record Row(String wrapper, String id, String source, List<Integer> lines) {
    static Row read(Fields in) {
      return new Row(in.text(), in.text(), in.text(), in.list(Fields::number));
    }

    byte[] toBytes() {
      return new Fields.Writer()
          .text(wrapper)
          .text(id)
          .text(source)
          .list(lines, Fields.Writer::number)
          .toBytes();
    }

    static Row of(Snippet snippet, SnippetWrapper wrapper) {
      int count = CharMatcher.is('\n').countIn(wrapper.wrapped()) + 1;
      List<Integer> lines = new ArrayList<>(count);
      for (int line = 1; line <= count; line++) {
        lines.add(CellNames.sourceLine(wrapper, line));
      }
      return new Row(wrapper.fullClassName(), snippet.id(), snippet.source(), lines);
    }
  }

  /**
   * Adds the snippets that are new, or were compiled anew, since the last call.
   *
   * @throws IOException if the file cannot be written
   */
  public void update(JShell shell) throws IOException {
    Fields.Writer rows = new Fields.Writer();
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    for (Snippet snippet : shell.snippets().toList()) {
      SnippetWrapper wrapper = wrapper(analysis, snippet);
      if (wrapper != null && !wrapper.fullClassName().equals(told.get(snippet))) {
        rows.bytes(Row.of(snippet, wrapper).toBytes());
        told.put(snippet, wrapper.fullClassName());
      }
    }
    byte[] added = rows.toBytes();
    if (added.length > 0) {
      Files.write(file, added, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static @Nullable SnippetWrapper wrapper(SourceCodeAnalysis analysis, Snippet snippet) {
    try {
      return analysis.wrapper(snippet);
    } catch (RuntimeException notWrapped) {
      return null;
    }
  }
}
