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
          "delete",
          "deleteCharAt",
          "getAndAdd",
          "getAndDecrement",
          "getAndIncrement",
          "getAndSet",
          "getAndUpdate",
          "increment",
          "incrementAndGet",
          "insert",
          "merge",
          "offer",
          "offerFirst",
          "offerLast",
          "poll",
          "pollFirst",
          "pollLast",
          "pop",
          "push",
          "put",
          "putAll",
          "putIfAbsent",
          "remove",
          "removeAll",
          "removeFirst",
          "removeIf",
          "removeLast",
          "replace",
          "replaceAll",
          "retainAll",
          "reverse",
          "set",
          "setLength",
          "sort",
          "updateAndGet");

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
        && CHANGING_METHODS.contains(method.getIdentifier().toString())
        && isSession(root(method.getExpression()))) {
      ExpressionTree object = method.getExpression();
      warnings.add(
          fault(
              tree,
              "`%s.%s(...)` changes the worker's copy of `%s`; the session's stays as it is. Return"
                      .formatted(object, method.getIdentifier(), object)
                  + " the value instead"));
    }
    return super.visitExpressionStatement(tree, null);
  }

  private void changed(ExpressionTree target, Tree whole) {
    ExpressionTree place = bare(target);
    String name = root(place);
    if (place instanceof IdentifierTree && isCounter(name)) {
      faults.add(
          fault(
              whole,
              "the loop variable `%s` is changed in the body: the items are fixed before the"
                      .formatted(name)
                  + " tasks start"));
    } else if (!isSession(name)) {
      return;
    } else if (place instanceof IdentifierTree) {
      faults.add(
          fault(
              whole,
              "`%s` belongs to the session; each iteration runs in another process and changes"
                      .formatted(name)
                  + " only its own copy. Return the value (last line: an expression without"
                  + " `;`) and combine the list after the loop"));
    } else if (place instanceof ArrayAccessTree element) {
      faults.add(
          fault(
              whole,
              "`%s[...]` is changed in a worker's copy of the session's array, which is thrown"
                      .formatted(element.getExpression())
                  + " away. Return the value: the results come back in order"));
    } else {
      warnings.add(
          fault(
              whole,
              "`%s` is changed in a worker's copy; the session's object stays as it is"
                  .formatted(place)));
    }
  }

  private static ExpressionTree bare(ExpressionTree tree) {
    return tree instanceof ParenthesizedTree inner ? bare(inner.getExpression()) : tree;
  }

  /** The variable at the head of a chain of fields and elements; empty where there is none. */
  private static String root(ExpressionTree chain) {
    ExpressionTree tree = bare(chain);
    if (tree instanceof ArrayAccessTree element) {
      return root(element.getExpression());
    }
    if (tree instanceof MemberSelectTree member) {
      return root(member.getExpression());
    }
    return tree instanceof IdentifierTree variable ? variable.getName().toString() : "";
  }

  private boolean isCounter(String name) {
    return shape.isCounted() && name.equals(shape.variable().name()) && !isLocal(name);
  }

  private boolean isSession(String name) {
    return session.contains(name) && !name.equals(shape.variable().name()) && !isLocal(name);
  }

  private Fault fault(Tree tree, String message) {
    return new Fault(message, code.start(tree), code.end(tree));
  }
}
