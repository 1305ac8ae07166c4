package dev.brine.pool;

import dev.brine.task.Act;
import dev.brine.task.Call;
import dev.brine.task.Fn;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes one kind of function of all. Records, since a worker knows them by name, which it would not
 * know of a lambda of this JVM.
 */
@SuppressWarnings("overloads") // a lambda always picks the subtype
final class Functions {
  private Functions() {}

  static <A extends @Nullable Object, R extends @Nullable Object> Fn<A, R> of(
      Function<A, R> function) {
    return function instanceof Fn<A, R> fn ? fn : new OfFunction<>(function);
  }

  static <A extends @Nullable Object> Fn<A, @Nullable Object> of(Act<A> action) {
    return new OfAct<>(action);
  }

  static <A extends @Nullable Object> Fn<A, @Nullable Object> of(Consumer<A> action) {
    return new OfConsumer<>(action);
  }

  static <R extends @Nullable Object> Fn<@Nullable Object, R> of(Call<R> call) {
    return new OfCall<>(call);
  }

  @SuppressWarnings("serial") // never written by java.io
  private record OfFunction<A extends @Nullable Object, R extends @Nullable Object>(
      Function<A, R> function) implements Fn<A, R> {
    @Override
    public R call(A argument) {
      return function.apply(argument);
    }
  }

  private record OfAct<A extends @Nullable Object>(Act<A> action)
      implements Fn<A, @Nullable Object> {
    @Override
    public @Nullable Object call(A argument) throws Exception {
      action.call(argument);
      return null;
    }
  }

  @SuppressWarnings("serial") // never written by java.io
  private record OfConsumer<A extends @Nullable Object>(Consumer<A> action)
      implements Fn<A, @Nullable Object> {
    @Override
    public @Nullable Object call(A argument) {
      action.accept(argument);
      return null;
    }
  }

  private record OfCall<R extends @Nullable Object>(Call<R> call)
      implements Fn<@Nullable Object, R> {
    @Override
    public R call(@Nullable Object none) throws Exception {
      return call.call();
    }
  }
}
