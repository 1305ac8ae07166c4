package dev.brine.command;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import dev.brine.session.CellException.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jumps of a body that leave an iteration: those that become the end of a task, and those that
 * cannot be had in parallel, or not with such a value. Jumps within loops, switches, lambdas and
 * classes of the body stay.
 */
final class Jumps extends TreeScanner<@Nullable Void, @Nullable Void> {
  /**
   * A jump to the next iteration.
   *
   * @param start of its word
   * @param end of its semicolon
   */
  record Jump(int start, int end) {}

  private final CellText cell;
  private final ParsedCode code;
  private final @Nullable String label;
  private final List<Fault> faults;
  private final List<Jump> next = new ArrayList<>();
  private final Deque<String> labels = new ArrayDeque<>();
  private boolean returnsValue;
  private int loops;
  private int switches;

  private Jumps(CellText cell, ParsedCode code, @Nullable String label, List<Fault> faults) {
    this.cell = cell;
    this.code = code;
    this.label = label;
    this.faults = faults;
  }

  /** Finds the jumps and adds those that cannot be had to the faults. */
  static Jumps of(CellText cell, LoopShape shape, LoopBody body, List<Fault> faults) {
    Jumps jumps = new Jumps(cell, body.code(), shape.label(), faults);
    for (StatementTree each : body.code().statements()) {
      jumps.scan(each, null);
    }
    return jumps;
  }

  /** The jumps to the next iteration, in the order of the text. */
  List<Jump> next() {
    return next;
  }

  /** Whether an iteration returns a value somewhere, its last expression included. */
  boolean returnsValue() {
    return returnsValue;
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
    if (tree.getExpression() == null) {
      add(tree);
    } else {
      returnsValue = true;
      refuseUntyped(tree.getExpression());
    }
    return super.visitReturn(tree, null);
  }

  @Override
  public @Nullable Void visitContinue(ContinueTree tree, @Nullable Void unused) {
    String target = tree.getLabel() == null ? null : tree.getLabel().toString();
    if (target == null ? loops == 0 : !labels.contains(target)) {
      if (target == null || target.equals(label)) {
        add(tree);
      } else {
        refuse(tree, "undefined label: " + target);
      }
    }
    return null;
  }

  @Override
  public @Nullable Void visitBreak(BreakTree tree, @Nullable Void unused) {
    String target = tree.getLabel() == null ? null : tree.getLabel().toString();
    if (target == null ? loops + switches == 0 : !labels.contains(target)) {
      refuse(
          tree,
          "`break` cannot end a parallel loop: the iterations run side by side."
              + " Use `continue` (no value), or take what you need from the list");
    }
    return null;
  }

  private void refuseUntyped(ExpressionTree value) {
    if (value instanceof LambdaExpressionTree || value instanceof MemberReferenceTree) {
      refuse(value, "a lambda has no type of its own: cast it, as in `(Supplier<String>) () -> s`");
    }
  }

  private void add(Tree jump) {
    int start = code.start(jump);
    next.add(new Jump(start, cell.mask().indexOf(';', start)));
  }

  private void refuse(Tree tree, String message) {
    faults.add(new Fault(message, code.start(tree), code.end(tree)));
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
    loops++;
    super.visitForLoop(tree, null);
    loops--;
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
    loops++;
    super.visitEnhancedForLoop(tree, null);
    loops--;
    return null;
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
    loops++;
    super.visitWhileLoop(tree, null);
    loops--;
    return null;
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void unused) {
    loops++;
    super.visitDoWhileLoop(tree, null);
    loops--;
    return null;
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void unused) {
    switches++;
    super.visitSwitch(tree, null);
    switches--;
    return null;
  }

  @Override
  public @Nullable Void visitLabeledStatement(LabeledStatementTree tree, @Nullable Void unused) {
    labels.push(tree.getLabel().toString());
    super.visitLabeledStatement(tree, null);
    labels.pop();
    return null;
  }

  // A jump in code of its own ends that code, not the iteration.
  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    return null;
  }
}
