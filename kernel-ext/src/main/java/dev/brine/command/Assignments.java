package dev.brine.command;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.brine.session.CellException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a body changes outside itself: its worker's copy only, which is hardly ever meant. A
 * variable or an element of an array is refused; what may be an object's own affair is warned of.
 */
final class Assignments extends ScopedScanner {
  private static final Set<String> CHANGING_METHODS =
      Set.of(
          "accumulate",
          "add",
          "addAll",
          "addAndGet",
          "addFirst",
          "addLast",
          "append",
          "clear",
          "compute",
          "computeIfAbsent",
          "computeIfPresent",
          "decrementAndGet",
          "getAndIncrement",
          "increment",
          "incrementAndGet",
          "insert",
          "merge",
          "offer",
          "poll",
          "pop",
          "push",
          "put",
          "putAll",
          "putIfAbsent",
          "remove",
          "removeAll",
          "removeIf",
          "replaceAll",
          "retainAll",
          "set",
          "sort");

  private enum Change {
    VARIABLE,
    ELEMENT,
    MEMBER
  }

  private final LoopShape shape;
  private final ParsedCode code;
  private final Set<String> session;
  private final List<Fault> faults;
  private final List<Fault> warnings = new ArrayList<>();

  private Assignments(LoopShape shape, ParsedCode code, Set<String> session, List<Fault> faults) {
    this.shape = shape;
    this.code = code;
    this.session = session;
    this.faults = faults;
  }

  /**
   * Adds what is refused to the faults and gives the warnings.
   *
   * @param session the names of the session's variables
   */
  static List<Fault> warnings(
      LoopShape shape, LoopBody body, Set<String> session, List<Fault> faults) {
    Assignments assignments = new Assignments(shape, body.code(), session, faults);
    for (StatementTree each : body.code().statements()) {
      assignments.scan(each, null);
    }
    return assignments.warnings;
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

  /** A method that changes its object is no mistake where its answer is used. */
  @Override
  public @Nullable Void visitExpressionStatement(
      ExpressionStatementTree tree, @Nullable Void unused) {
    if (tree.getExpression() instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree method
        && method.getExpression() instanceof IdentifierTree object
        && CHANGING_METHODS.contains(method.getIdentifier().toString())
        && isSession(object.getName().toString())) {
      String name = object.getName().toString();
      warnings.add(
          fault(
              tree,
              "`%s.%s(...)` changes the worker's copy of `%s`; the session's stays as it is. Return"
                      .formatted(name, method.getIdentifier(), name)
                  + " the value instead"));
    }
    return super.visitExpressionStatement(tree, null);
  }

  private void changed(ExpressionTree target, Tree whole) {
    Change change = Change.VARIABLE;
    ExpressionTree root = target;
    while (true) {
      if (root instanceof ParenthesizedTree inner) {
        root = inner.getExpression();
      } else if (root instanceof ArrayAccessTree inner) {
        change = Change.ELEMENT;
        root = inner.getExpression();
      } else if (root instanceof MemberSelectTree inner) {
        change = change == Change.ELEMENT ? change : Change.MEMBER;
        root = inner.getExpression();
      } else {
        break;
      }
    }
    if (!(root instanceof IdentifierTree identifier)) {
      return;
    }
    String name = identifier.getName().toString();
    if (name.equals(shape.variable().name())) {
      if (shape.isCounted() && change == Change.VARIABLE && !isLocal(name)) {
        faults.add(
            fault(
                whole,
                "the loop variable `%s` is changed in the body: the items are fixed before the"
                        .formatted(name)
                    + " tasks start"));
      }
    } else if (isSession(name)) {
      changed(change, name, target, whole);
    }
  }

  private void changed(Change change, String name, Tree target, Tree whole) {
    switch (change) {
      case VARIABLE ->
          faults.add(
              fault(
                  whole,
                  "`%s` belongs to the session; each iteration runs in another process and changes"
                          .formatted(name)
                      + " only its own copy. Return the value (last line: an expression without"
                      + " `;`) and combine the list after the loop"));
      case ELEMENT ->
          faults.add(
              fault(
                  whole,
                  "`%s[...]` is changed in a worker's copy of the session's array, which is thrown"
                          .formatted(name)
                      + " away. Return the value: the results come back in order"));
      case MEMBER ->
          warnings.add(
              fault(
                  whole,
                  "`%s` is changed in a worker's copy; the session's object stays as it is"
                      .formatted(target)));
    }
  }

  private boolean isSession(String name) {
    return session.contains(name) && !name.equals(shape.variable().name()) && !isLocal(name);
  }

  private Fault fault(Tree tree, String message) {
    return new Fault(message, code.start(tree), code.end(tree));
  }
}
