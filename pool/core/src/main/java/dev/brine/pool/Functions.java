package dev.brine.pool;

import dev.brine.task.Act;
import dev.brine.task.Call;
import dev.brine.task.Fn;
import dev.brine.task.Fn3;
import java.util.Objects;
import java.util.function.BiFunction;
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

  /** The same with the wildcards of the verbs. */
  @SuppressWarnings("unchecked") // a function may be called with less and asked for more
  static <A extends @Nullable Object, R extends @Nullable Object> Fn<? super A, ? extends R> ofAny(
      Function<? super A, ? extends R> function) {
    return of((Function<A, R>) Objects.requireNonNull(function, "function"));
  }

  static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Fn<Arguments, R> of(BiFunction<A, B, R> function) {
    return new OfTwo<>(function);
  }

  static <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      Fn<Arguments, R> of(Fn3<A, B, C, R> function) {
    return new OfThree<>(function);
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

  @SuppressWarnings("serial") // never written by java.io
  private record OfTwo<
          A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>(
      BiFunction<A, B, R> function) implements Fn<Arguments, R> {
    @Override
    @SuppressWarnings("unchecked")
    public R call(Arguments arguments) {
      @Nullable Object[] values = arguments.values();
      return function.apply((A) values[0], (B) values[1]);
    }
  }

  private record OfThree<
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>(
      Fn3<A, B, C, R> function) implements Fn<Arguments, R> {
    @Override
    @SuppressWarnings("unchecked")
    public R call(Arguments arguments) throws Exception {
      @Nullable Object[] values = arguments.values();
      return function.call((A) values[0], (B) values[1], (C) values[2]);
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
