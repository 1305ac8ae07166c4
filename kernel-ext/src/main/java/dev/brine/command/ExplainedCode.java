package dev.brine.command;

import dev.brine.error.Internal;
import dev.brine.pickle.Explanation;
import dev.brine.task.Fn;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes what {@code explain} is asked about, where the session's code runs. */
@Internal
@SuppressWarnings("overloads") // a lambda always picks Fn, the subtype
public final class ExplainedCode {
  private static final AtomicReference<@Nullable Explanation> LAST = new AtomicReference<>();

  /** For the code that is made of what was typed. */
  public ExplainedCode() {}

  /** Explains a value. */
  public void of(@Nullable Object value) {
    LAST.set(Explanation.of(value));
  }

  /** Explains a function, which the items give a type. */
  public <A extends @Nullable Object, R extends @Nullable Object> void of(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    LAST.set(Explanation.of(function));
  }

  /** As above, for a function that was typed for the JDK's interface. */
  public <A extends @Nullable Object, R extends @Nullable Object> void of(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    LAST.set(Explanation.of(function));
  }

  /** What came of it, once. */
  static @Nullable Explanation take() {
    return LAST.getAndSet(null);
  }
}
