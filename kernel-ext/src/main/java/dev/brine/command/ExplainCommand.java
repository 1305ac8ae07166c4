package dev.brine.command;

import dev.brine.command.BrineCommand.Action;
import dev.brine.command.BrineCommand.Scope;
import dev.brine.session.CompilerMessage;
import dev.brine.session.Evaluation;
import dev.brine.session.SessionInterruptedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code brine explain}. */
@Command(
    name = ExplainCommand.NAME,
    header = "Tells what would travel with a function.",
    description = {
      "%nIts code, the variables that it reaches and why, and what cannot travel. Nothing is run.",
      "    brine explain f",
      "    brine explain x -> x * factor, List.of(1, 2)%n"
    })
final class ExplainCommand implements Action {
  static final String NAME = "explain";

  /** What the compiler says of a lambda that nothing gives a type to. */
  private static final String UNTYPED = "not a functional interface";

  @Parameters(
      paramLabel = "JAVA",
      description = "a variable, or a function and items as for pmap; up to the end of the line")
  private String java = "";

  @Override
  public void run(Scope scope) throws CommandException {
    // Behind "new" a variable named dev does not hide the package.
    String opened = "new %s().of(".formatted(ExplainedCode.class.getName());
    String source =
        PmapArrays.adapt(opened + java + ")", opened, scope.session().shell().sourceCodeAnalysis());
    Evaluation evaluation;
    try {
      evaluation = scope.session().evaluate(source + ";", 1);
    } catch (SessionInterruptedException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
    scope.session().shell().drop(evaluation.snippet());
    if (!evaluation.errors().isEmpty()) {
      String error = CompilerMessage.of(evaluation.errors().get(0));
      throw new CommandException(
          error.contains(UNTYPED)
              ? "a lambda alone has no types; give the items too: explain %s, List.of(..)"
                  .formatted(java)
              : error);
    }
    Throwable thrown = evaluation.thrown();
    if (thrown != null) {
      throw new CommandException(String.valueOf(thrown.getMessage()), thrown);
    }
    scope.display().show(scope.pools().ask(PoolAnswers.EXPLAINED));
  }
}
