package dev.brine.command;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import dev.brine.Brine;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;

/** Lets {@code /pmap} take arrays and streams, which are no Iterables. */
final class PmapArrays {
  private static final String STREAM = "Stream<";

  private PmapArrays() {}

  /**
   * The same call; where its last argument is an array or a stream, it is passed by {@link
   * Brine#items}.
   *
   * @param call a call that is complete
   * @param opened how it begins, up to the first argument
   */
  static String adapt(String call, String opened, SourceCodeAnalysis analysis) {
    ParsedCode parsed =
        ParsedCode.statements(new GeneratedCode(call).copy(0, call.length()).add(";"));
    List<? extends StatementTree> statements = parsed.statements();
    if (parsed.faults().isEmpty()
        && statements.size() == 1
        && statements.get(0) instanceof ExpressionStatementTree statement
        && statement.getExpression() instanceof MethodInvocationTree invocation
        && invocation.getArguments().size() == 2) {
      ExpressionTree items = invocation.getArguments().get(1);
      int start = parsed.start(items);
      int end = parsed.end(items);
      if (start >= opened.length() && isNoIterable(call.substring(start, end), analysis)) {
        return call.substring(0, start)
            + "%s.items(".formatted(Brine.class.getName())
            + call.substring(start, end)
            + ")"
            + call.substring(end);
      }
    }
    return call;
  }

  private static boolean isNoIterable(String items, SourceCodeAnalysis analysis) {
    String type = analysis.analyzeType(items, items.length());
    return type != null && (type.endsWith("[]") || type.startsWith(STREAM));
  }
}
