package dev.brine.bench;

import java.io.File;
import java.util.List;
import java.util.StringTokenizer;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/** A JShell session whose code runs in this JVM, as it does in a notebook's kernel. */
final class TypedSession implements AutoCloseable {
  private final JShell shell;

  /** Opens a session whose compiler gets these options. */
  TypedSession(String... compilerOptions) {
    shell = JShell.builder().executionEngine("local").compilerOptions(compilerOptions).build();
    StringTokenizer entries =
        new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
    while (entries.hasMoreTokens()) {
      shell.addToClasspath(entries.nextToken());
    }
    type("import java.util.*;");
    type("import java.util.function.*;");
  }

  /** Types one snippet. */
  void type(String source) {
    run(source);
  }

  /** The value of an expression, as the session has it. */
  Object value(String expression) {
    run("dev.brine.bench.Handover.leave(" + expression + ")");
    return Handover.take();
  }

  /** Types one snippet and drops it again, so that the session does not grow by it. */
  void typeOnce(String source) {
    run(source).forEach(event -> shell.drop(event.snippet()));
  }

  private List<SnippetEvent> run(String source) {
    List<SnippetEvent> events = shell.eval(source);
    for (SnippetEvent event : events) {
      if (event.exception() != null) {
        throw new IllegalStateException(source, event.exception());
      }
      if (event.status().isDefined()) {
        continue;
      }
      throw new IllegalStateException(
          source + ": " + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList());
    }
    return events;
  }

  @Override
  public void close() {
    shell.close();
  }
}
