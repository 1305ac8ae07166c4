package dev.brine.command;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.StatementTree;
import dev.brine.session.CellException.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/**
 * The names in a body that the session has accepted and cannot run yet, since something that they
 * need is not declared: every worker would fail on them, without a word of what is missing.
 */
final class PendingNames extends ScopedScanner {
  private final ParsedCode code;
  private final Map<String, String> pending = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private PendingNames(ParsedCode code) {
    this.code = code;
  }

  /** One fault for each place where the body uses such a name. */
  static List<Fault> faults(JShell shell, LoopShape shape, LoopBody body) {
    PendingNames names = new PendingNames(body.code());
    shell
        .snippets()
        .filter(each -> isPending(shell, each))
        .filter(DeclarationSnippet.class::isInstance)
        .map(DeclarationSnippet.class::cast)
        .forEach(each -> names.pending.put(each.name(), message(shell, each)));
    // Which of several methods of one name is meant, only the compiler knows.
    shell
        .snippets()
        .filter(each -> shell.status(each) == Snippet.Status.VALID)
        .filter(DeclarationSnippet.class::isInstance)
        .map(DeclarationSnippet.class::cast)
        .forEach(each -> names.pending.remove(each.name()));
    names.pending.remove(shape.variable().name());
    if (!names.pending.isEmpty()) {
      for (StatementTree each : body.code().statements()) {
        names.scan(each, null);
      }
    }
    return names.faults;
  }

  /** Whether the snippet was accepted and waits for something to be declared. */
  static boolean isPending(JShell shell, Snippet snippet) {
    Snippet.Status status = shell.status(snippet);
    return status == Snippet.Status.RECOVERABLE_DEFINED
        || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
  }

  /** What such a snippet waits for. */
  static String message(JShell shell, DeclarationSnippet snippet) {
    return "`%s` cannot run before this is declared: %s"
        .formatted(
            snippet.name(), String.join(", ", shell.unresolvedDependencies(snippet).toList()));
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
    String name = tree.getName().toString();
    String message = pending.get(name);
    if (message != null && !isLocal(name)) {
      faults.add(new Fault(message, code.start(tree), code.end(tree)));
    }
    return null;
  }
}
