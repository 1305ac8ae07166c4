package dev.brine.command;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.brine.session.CellException.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a body changes outside itself: its worker's copy only, which is never meant. A name that the
 * body declares anywhere counts as its own.
 */
final class Assignments extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final ParsedCode code;
  private final LoopShape shape;
  private final Set<String> outer;
  private final List<Fault> faults;

  private Assignments(LoopShape shape, ParsedCode code, Set<String> outer, List<Fault> faults) {
    this.shape = shape;
    this.code = code;
    this.outer = outer;
    this.faults = faults;
  }

  /**
   * Adds the assignments that cannot mean anything to the faults.
   *
   * @param session the names of the session's variables
   */
  static void check(LoopShape shape, LoopBody body, Set<String> session, List<Fault> faults) {
    Set<String> outer = new HashSet<>(session);
    List<? extends StatementTree> statements = body.code().statements();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        outer.remove(tree.getName().toString());
        return super.visitVariable(tree, null);
      }
    }.scan(statements, null);
    outer.remove(shape.variable().name());
    new Assignments(shape, body.code(), outer, faults).scan(statements, null);
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
    changed(tree.getVariable(), tree);
    return super.visitAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitCompoundAssignment(
      CompoundAssignmentTree tree, @Nullable Void unused) {
    changed(tree.getVariable(), tree);
    return super.visitCompoundAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
    switch (tree.getKind()) {
      case POSTFIX_INCREMENT, POSTFIX_DECREMENT, PREFIX_INCREMENT, PREFIX_DECREMENT ->
          changed(tree.getExpression(), tree);
      default -> {}
    }
    return super.visitUnary(tree, null);
  }

  private void changed(ExpressionTree target, Tree whole) {
    ExpressionTree root = target;
    while (root instanceof ArrayAccessTree inner) {
      root = inner.getExpression();
    }
    if (!(root instanceof IdentifierTree)) {
      return;
    }
    String name = root.toString();
    if (shape.isCounted() && root == target && name.equals(shape.variable().name())) {
      refuse(
          whole,
          "the loop variable `%s` is changed in the body: the items are fixed before the tasks start"
              .formatted(name));
    } else if (outer.contains(name) && root == target) {
      refuse(
          whole,
          "`%s` belongs to the session; each iteration runs in another process and changes only"
                  .formatted(name)
              + " its own copy. Return the value (last line: an expression without `;`) and combine"
              + " the list after the loop");
    } else if (outer.contains(name)) {
      refuse(
          whole,
          "`%s[...]` is changed in a worker's copy of the session's array, which is thrown away."
                  .formatted(name)
              + " Return the value: the results come back in order");
    }
  }

  private void refuse(Tree tree, String message) {
    faults.add(new Fault(message, code.start(tree), code.end(tree)));
  }
}
