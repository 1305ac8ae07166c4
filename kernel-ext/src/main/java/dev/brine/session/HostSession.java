package dev.brine.session;

import com.google.common.base.CharMatcher;
import dev.brine.code.SnippetNames;
import dev.brine.error.Internal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.SnippetEvent;
import org.jspecify.annotations.Nullable;

/**
 * The session of a kernel that is not Brine's own. The kernel evaluates; what became of a snippet
 * is told by JShell's events. The cells are seen by their snippets alone, so a line is counted from
 * those before it. One thread evaluates.
 */
@Internal
public final class HostSession implements Session {
  private final JShell shell;
  private final Evaluator evaluator;
  private final IntSupplier cell;
  private final CellNames names;
  private boolean own;
  private int countedCell;
  private int nextLine = 1;

  /** How the kernel evaluates one snippet. */
  @FunctionalInterface
  public interface Evaluator {
    /**
     * Evaluates a complete snippet, without looking for magics in it where that can be had.
     *
     * @return the live value
     * @throws Exception whatever the kernel has to say of a snippet that fails
     */
    @Nullable Object evaluate(String source) throws Exception;
  }

  /**
   * @param shell the kernel's
   * @param cell tells the number of the cell that runs
   */
  public HostSession(JShell shell, Evaluator evaluator, IntSupplier cell) {
    this.shell = shell;
    this.evaluator = evaluator;
    this.cell = cell;
    this.names = new CellNames(shell);
    shell.snippets().forEach(each -> names.learn(each, "snippet #" + each.id(), 1));
    names.show("cell [" + cell.getAsInt() + "]", null);
    shell.onSnippetEvent(this::learn);
    SnippetNames.install(names);
  }

  /** What is evaluated from now on stands in this text, which the running cell gave to a magic. */
  public void beginText(String text) {
    names.show("cell [" + cell.getAsInt() + "]", text);
  }

  /** A snippet that the kernel evaluated by itself. */
  private void learn(SnippetEvent event) {
    if (own || event.causeSnippet() != null) {
      return;
    }
    int number = cell.getAsInt();
    if (number != countedCell) {
      countedCell = number;
      nextLine = 1;
    }
    String label = "cell [" + number + "]";
    names.learn(event.snippet(), label, nextLine);
    nextLine += CharMatcher.is('\n').countIn(event.snippet().source());
    names.show(label, null);
    names.begin(nextLine);
  }

  @Override
  public Reading read(String label, String text) {
    return names.read(label, text);
  }

  @Override
  public Evaluation evaluate(String source, int firstLine) throws SessionInterruptedException {
    names.begin(firstLine);
    List<SnippetEvent> events = new ArrayList<>();
    JShell.Subscription subscription = shell.onSnippetEvent(events::add);
    Object value = null;
    Exception failure = null;
    boolean outer = own;
    own = true;
    try {
      value = evaluator.evaluate(source);
    } catch (Exception e) {
      failure = e;
    } finally {
      own = outer;
      shell.unsubscribe(subscription);
    }
    // The events of snippets that the snippet itself evaluated come before its own.
    SnippetEvent event =
        events.stream()
            .filter(each -> each.causeSnippet() == null)
            .reduce((before, last) -> last)
            .orElse(null);
    if (event != null) {
      names.learn(event.snippet());
    }
    if (failure != null && isStop(failure)) {
      throw new SessionInterruptedException("interrupted");
    }
    if (event == null) {
      throw new IllegalArgumentException("the kernel did not evaluate: " + source, failure);
    }
    return evaluation(event, value, failure);
  }

  private static boolean isStop(Exception failure) {
    String name = failure.getClass().getSimpleName();
    return name.equals("EvaluationInterruptedException")
        || name.equals("EvaluationTimeoutException")
        || failure instanceof InterruptedException;
  }

  private Evaluation evaluation(
      SnippetEvent event, @Nullable Object value, @Nullable Exception failure) {
    JShellException thrown = event.exception();
    Throwable told =
        thrown instanceof EvalException user ? SnippetFailure.of(user, names, shell) : thrown;
    Evaluation evaluation = Evaluation.of(shell, event, value, told);
    boolean silent = failure != null && evaluation.isSuccess() && evaluation.unresolved().isEmpty();
    return silent ? evaluation.thrown(failure) : evaluation;
  }

  @Override
  public JShell shell() {
    return shell;
  }
}
