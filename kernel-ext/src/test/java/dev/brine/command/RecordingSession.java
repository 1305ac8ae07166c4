package dev.brine.command;

import com.google.common.base.Throwables;
import dev.brine.code.SnippetNames;
import dev.brine.session.EmbeddedSession;
import dev.brine.session.Evaluation;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** A session that begins with a prelude, notes what is evaluated and can forget all but that. */
final class RecordingSession implements Session, AutoCloseable {
  private final EmbeddedSession session = new EmbeddedSession();
  private final List<String> evaluated = new ArrayList<>();
  private final Set<Snippet> prelude;

  RecordingSession(List<String> prelude) throws SessionInterruptedException {
    session.beginCell(1);
    for (String each : prelude) {
      Evaluation evaluation = session.evaluate(each, 1);
      if (!evaluation.isSuccess()) {
        throw new AssertionError(each + ": " + evaluation);
      }
    }
    this.prelude = shell().snippets().collect(Collectors.toSet());
  }

  @Override
  public Evaluation evaluate(String source, int firstLine) throws SessionInterruptedException {
    evaluated.add(source);
    return session.evaluate(source, firstLine);
  }

  @Override
  public JShell shell() {
    return session.shell();
  }

  /** What was evaluated since the last reset. */
  List<String> evaluated() {
    return evaluated;
  }

  /** The variables since the last reset. */
  List<VarSnippet> variables() {
    return shell()
        .variables()
        .filter(each -> shell().status(each).isActive() && !prelude.contains(each))
        .toList();
  }

  /** The value of a variable; not noted. */
  @Nullable Object read(String name) throws SessionInterruptedException {
    return session.evaluate(name, 1).value();
  }

  /** The lines of the cell in the traces of what was thrown. */
  static List<Integer> cellLines(Throwable thrown) {
    List<Integer> lines = new ArrayList<>();
    for (Throwable each : Throwables.getCausalChain(thrown)) {
      for (StackTraceElement frame : each.getStackTrace()) {
        SnippetNames.Place place =
            SnippetNames.current().place(frame.getClassName(), frame.getLineNumber());
        if (place != null) {
          lines.add(place.line());
        }
      }
    }
    return lines;
  }

  /**
   * Forgets everything but the prelude and classes: JDK 25 infers no type any more once a class was
   * dropped.
   */
  void reset() {
    shell()
        .snippets()
        .filter(each -> !prelude.contains(each) && shell().status(each).isActive())
        .filter(each -> !(each instanceof TypeDeclSnippet))
        .toList()
        .forEach(shell()::drop);
    evaluated.clear();
    session.beginCell(1);
  }

  @Override
  public void close() {
    session.close();
  }
}
