package dev.brine.command;

import dev.brine.session.Evaluation;
import dev.brine.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import org.jspecify.annotations.Nullable;

/** A session in the JVM of the tests. */
final class LocalSession implements Session, AutoCloseable {
  private final CapturingControl control = new CapturingControl();
  private final JShell shell = JShell.builder().executionEngine(control, Map.of()).build();
  private final List<String> evaluated = new ArrayList<>();
  private final Map<String, Integer> firstLines = new HashMap<>();
  private Set<Snippet> prelude = Set.of();
  private @Nullable Throwable translated;

  LocalSession(List<String> prelude) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    shell.addToClasspath(classPath);
    for (String each : prelude) {
      Evaluation evaluation = evaluate(each, 1);
      if (!evaluation.isSuccess()) {
        throw new AssertionError(each + ": " + evaluation);
      }
    }
    this.prelude = shell.snippets().collect(Collectors.toSet());
    evaluated.clear();
  }

  @Override
  public Evaluation evaluate(String source, int firstLine) {
    control.forget();
    evaluated.add(source);
    SnippetEvent event =
        shell.eval(source).stream().filter(each -> each.causeSnippet() == null).findFirst().get();
    translated = event.exception();
    Snippet snippet = event.snippet();
    firstLines.put("#" + snippet.id(), firstLine);
    List<Diag> errors =
        event.status() == Snippet.Status.REJECTED
            ? shell.diagnostics(snippet).filter(Diag::isError).toList()
            : List.of();
    List<String> unresolved =
        snippet instanceof DeclarationSnippet declaration && errors.isEmpty()
            ? shell.unresolvedDependencies(declaration).toList()
            : List.of();
    return new Evaluation(snippet, control.value(), errors, unresolved, control.thrown());
  }

  @Override
  public JShell shell() {
    return shell;
  }

  /** The lines of the cell in the traces of what the last snippet threw. */
  List<Integer> cellLines() {
    List<Integer> lines = new ArrayList<>();
    for (Throwable at = translated; at != null; at = at.getCause()) {
      for (StackTraceElement frame : at.getStackTrace()) {
        Integer first = firstLines.get(String.valueOf(frame.getFileName()));
        if (first != null) {
          lines.add(first + frame.getLineNumber() - 1);
        }
      }
    }
    return lines;
  }

  /** What was evaluated since the last reset. */
  List<String> evaluated() {
    return evaluated;
  }

  /** The value of a variable; not counted as evaluated. */
  @Nullable Object read(String name) {
    Object value = evaluate(name, 1).value();
    evaluated.remove(evaluated.size() - 1);
    return value;
  }

  boolean isPrelude(Snippet snippet) {
    return prelude.contains(snippet);
  }

  /**
   * Forgets everything but the prelude and classes: JDK 25 infers no type any more once a class was
   * dropped.
   */
  void reset() {
    shell
        .snippets()
        .filter(each -> !prelude.contains(each) && shell.status(each).isActive())
        .filter(each -> !(each instanceof TypeDeclSnippet))
        .toList()
        .forEach(shell::drop);
    evaluated.clear();
  }

  @Override
  public void close() {
    shell.close();
  }
}
