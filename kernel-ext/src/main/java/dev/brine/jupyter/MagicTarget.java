package dev.brine.jupyter;

import com.google.common.base.CharMatcher;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.CompilerMessage;
import dev.brine.session.Evaluation;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.util.List;
import java.util.Optional;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/** The variable that takes the value of a magic: {@code var x = %magic} or {@code x = %magic}. */
final class MagicTarget {
  private final Session session;
  private final MagicLine line;
  private final String typed;

  MagicTarget(Session session, MagicLine line) {
    this.session = session;
    this.line = line;
    this.typed = String.valueOf(line.target()).strip();
  }

  /** Declares the variable, or gives it the value. */
  void assign(MagicResult result)
      throws CellException, EvaluationException, SessionInterruptedException {
    MagicValue value = MagicValue.put(result.value());
    try {
      assign(value.expression(), result.type());
    } finally {
      value.discard();
    }
  }

  private void assign(String value, String valueType)
      throws CellException, EvaluationException, SessionInterruptedException {
    int blank = CharMatcher.whitespace().lastIndexIn(typed);
    if (blank < 0) {
      evaluate("%s = (%s) %s;".formatted(typed, declaredType(), value));
      return;
    }
    String type = typed.substring(0, blank).strip();
    if (!type.equals("var")) {
      evaluate("%s = (%s) %s;".formatted(typed, type, value));
      return;
    }
    String name = typed.substring(blank + 1);
    if (!declares("%s %s = (%s) %s;".formatted(valueType, name, valueType, value))) {
      // The type has no name here, such as that of an anonymous class.
      evaluate("Object %s = %s;".formatted(name, value));
    }
  }

  private boolean declares(String source) throws SessionInterruptedException {
    Evaluation evaluation = evaluation(source);
    boolean waits = session.shell().status(evaluation.snippet()) != Snippet.Status.VALID;
    if (waits) {
      session.shell().drop(evaluation.snippet());
    }
    return evaluation.isSuccess() && !waits;
  }

  private String declaredType() throws CellException {
    Optional<VarSnippet> variable =
        session
            .shell()
            .variables()
            .filter(each -> session.shell().status(each).isActive() && each.name().equals(typed))
            .findFirst();
    if (variable.isEmpty()) {
      throw refuse("there is no variable `" + typed + "`; write `var " + typed + " = ...`");
    }
    return variable.get().typeName();
  }

  private void evaluate(String source)
      throws CellException, EvaluationException, SessionInterruptedException {
    Evaluation evaluation = evaluation(source);
    if (!evaluation.errors().isEmpty()) {
      throw refuse(CompilerMessage.of(evaluation.errors().get(0)));
    }
    Throwable thrown = evaluation.thrown();
    if (thrown != null) {
      throw new EvaluationException(thrown);
    }
  }

  private Evaluation evaluation(String source) throws SessionInterruptedException {
    String before = line.cell().substring(0, line.start());
    return session.evaluate(source, CharMatcher.is('\n').countIn(before) + 1);
  }

  private CellException refuse(String message) {
    return new CellException(
        line.cell(), List.of(new Fault(message, line.start(), line.start() + typed.length())));
  }
}
