package dev.brine.bench;

import java.io.File;
import java.util.List;
import java.util.StringTokenizer;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/** A JShell session. */
public final class TypedSession implements AutoCloseable {
  private final JShell shell;

  /** Opens a session whose code runs in this JVM, as it does in a notebook's kernel. */
  public TypedSession(String... compilerOptions) {
    this("local", List.of(compilerOptions));
  }

  private TypedSession(String engine, List<String> compilerOptions) {
    shell =
        JShell.builder()
            .executionEngine(engine)
            .compilerOptions(compilerOptions.toArray(String[]::new))
            .remoteVMOptions("-XX:SoftRefLRUPolicyMSPerMB=0")
            .build();
    StringTokenizer entries =
        new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
    while (entries.hasMoreTokens()) {
      shell.addToClasspath(entries.nextToken());
    }
    type("import java.util.*;");
    type("import java.util.function.*;");
  }

  /**
   * Opens a session.
   *
   * @param engine {@code local}, or {@code jdi} for code that runs in a JVM of its own, as it does
   *     in the JShell tool
   */
  static TypedSession of(String engine) {
    return new TypedSession(engine, List.of());
  }

  /** Types one snippet. */
  public void type(String source) {
    List<SnippetEvent> unused = run(source);
  }

  /** The value of an expression, as the session has it; only of one in this JVM. */
  public Object value(String expression) {
    type("dev.brine.bench.Handover.leave(" + expression + ")");
    return Handover.take();
  }

  /** The text of a number or string expression, which is forgotten at once. */
  public String text(String expression) {
    List<SnippetEvent> events = run(expression);
    shell.drop(events.get(0).snippet());
    return events.get(0).value();
  }

  private List<SnippetEvent> run(String source) {
    List<SnippetEvent> events = shell.eval(source);
    for (SnippetEvent event : events) {
      if (event.exception() != null) {
        throw new IllegalStateException(source, event.exception());
      }
      if (event.causeSnippet() == null && !event.status().isDefined()) {
        throw new IllegalStateException(
            source
                + ": "
                + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList());
      }
    }
    return events;
  }

  @Override
  public void close() {
    shell.close();
  }
}
