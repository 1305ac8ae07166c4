package dev.brine.command;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks through code and knows at each place which names are declared within it. */
abstract class ScopedScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Deque<Set<String>> scopes = new ArrayDeque<>();
  private int heirs;

  ScopedScanner() {
    scopes.push(new HashSet<>());
  }

  /**
   * Whether the name here means something that the code declares, or may do so: what a class
   * inherits is not to be seen in the text.
   */
  final boolean isLocal(String name) {
    return heirs > 0 || scopes.stream().anyMatch(each -> each.contains(name));
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
    scopes.element().add(tree.getName().toString());
    return super.visitVariable(tree, null);
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    // An anonymous class has no name, and always a parent.
    boolean heir =
        tree.getExtendsClause() != null
            || !tree.getImplementsClause().isEmpty()
            || tree.getSimpleName().isEmpty();
    heirs += heir ? 1 : 0;
    scopes.push(new HashSet<>());
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree field) {
        scopes.element().add(field.getName().toString());
      }
    }
    super.visitClass(tree, null);
    scopes.pop();
    heirs -= heir ? 1 : 0;
    return null;
  }

  private @Nullable Void scoped(Runnable visit) {
    scopes.push(new HashSet<>());
    visit.run();
    scopes.pop();
    return null;
  }

  @Override
  public @Nullable Void visitBlock(BlockTree tree, @Nullable Void unused) {
    return scoped(() -> super.visitBlock(tree, null));
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
    return scoped(() -> super.visitForLoop(tree, null));
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
    return scoped(() -> super.visitEnhancedForLoop(tree, null));
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void unused) {
    return scoped(() -> super.visitSwitch(tree, null));
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void unused) {
    return scoped(() -> super.visitSwitchExpression(tree, null));
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
    return scoped(() -> super.visitTry(tree, null));
  }

  @Override
  public @Nullable Void visitCatch(CatchTree tree, @Nullable Void unused) {
    return scoped(() -> super.visitCatch(tree, null));
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    return scoped(() -> super.visitLambdaExpression(tree, null));
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
    return scoped(() -> super.visitMethod(tree, null));
  }
}
