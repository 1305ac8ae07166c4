package dev.brine.command;

import dev.brine.session.CellException;
import dev.brine.session.CompilerMessage;
import dev.brine.session.Evaluation;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.io.PrintStream;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * Runs the generated loop in the session. It is evaluated as an expression, whose value JShell
 * keeps in a variable of its own: declared as a variable, it would lose the old value of that one
 * when an iteration fails, and could not loop over it.
 */
final class LoopEvaluation {
  private final Session session;
  private final CellText cell;
  private final LoopShape shape;
  private final LoopBody body;
  private final RunnableCode loop;
  private final ParallelOptions options;
  private final PrintStream out;

  LoopEvaluation(
      Session session,
      CellText cell,
      LoopShape shape,
      LoopBody body,
      RunnableCode loop,
      ParallelOptions options,
      PrintStream out) {
    this.session = session;
    this.cell = cell;
    this.shape = shape;
    this.body = body;
    this.loop = loop;
    this.options = options;
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @param value whether the iterations seem to have a value
   * @return the list, or null if they have none or it went into a variable
   */
  @Nullable Object run(LoopRun run, boolean value)
      throws CellException, EvaluationException, SessionInterruptedException {
    GeneratedCode code = loop.expression(run.number(), value);
    Evaluation evaluation = evaluate(code.toString());
    if (body.hasTail() && LoopFaults.isMismatch(evaluation.errors())) {
      Evaluation statement = evaluateStatement(loop.expression(run.number(), false).toString());
      evaluation = statement.errors().isEmpty() ? statement : evaluation;
    }
    if (isUnnamed(evaluation.snippet())) {
      session.shell().drop(evaluation.snippet());
      code = loop.untyped(run.number());
      evaluation = evaluate(code.toString());
    }
    if (!evaluation.errors().isEmpty()) {
      LoopFaults faults = new LoopFaults(cell, shape, session.shell().sourceCodeAnalysis());
      throw cell.refuse(faults.of(code, evaluation.errors()));
    }
    VarSnippet result = result(evaluation.snippet());
    try {
      Throwable thrown = evaluation.thrown();
      if (thrown != null) {
        throw new EvaluationException(thrown);
      }
      String name = options.out();
      if (result != null && name != null) {
        declare(name, result);
        return null;
      }
      return result == null ? null : evaluation.value();
    } finally {
      if (result != null) {
        session.shell().drop(result);
      }
    }
  }

  private Evaluation evaluate(String code) throws SessionInterruptedException {
    if (options.isVerbose()) {
      out.println(code);
    }
    return session.evaluate(code, cell.line(shape.start()));
  }

  // Only the compiler knows that a last call is void; a loop that is then refused must not run.
  private Evaluation evaluateStatement(String code)
      throws CellException, SessionInterruptedException {
    if (options.out() == null || options.ending().isOfVoidToo()) {
      return evaluate(code);
    }
    Evaluation checked = session.evaluate("if (false) {" + code + "}", cell.line(shape.start()));
    if (checked.errors().isEmpty()) {
      throw cell.refuse(options.noValue(), body.tail(), body.end());
    }
    return checked;
  }

  // JShell waits for a type that only the body knows, and has not run the loop.
  private boolean isUnnamed(Snippet snippet) {
    return PendingNames.isPending(session.shell(), snippet);
  }

  private static @Nullable VarSnippet result(Snippet snippet) {
    return snippet instanceof VarSnippet variable
            && variable.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
        ? variable
        : null;
  }

  private void declare(String name, VarSnippet result)
      throws CellException, EvaluationException, SessionInterruptedException {
    int line = cell.line(shape.start());
    LoopEnding ending = options.ending();
    String why = "";
    for (String type : ResultType.of(result.typeName(), ending)) {
      // The cast is raw, since an intersection's list is no list of its first part.
      String code = "%s %s = (%s) %s;".formatted(type, name, ending.rawType(), result.name());
      Evaluation declared = session.evaluate(code, line);
      Throwable thrown = declared.thrown();
      if (thrown != null) {
        throw new EvaluationException(thrown);
      }
      if (!declared.errors().isEmpty()) {
        why = ": " + CompilerMessage.of(declared.errors().get(0));
      } else if (!isUnnamed(declared.snippet())) {
        return;
      }
    }
    throw cell.refuseLine("`" + name + "` cannot be declared" + why);
  }
}
