package dev.brine.pickle;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes an object that holds one other and can be made empty. */
final class HolderForm<T> extends Form<T> {
  private final Supplier<T> maker;
  private final Function<T, @Nullable Object> getter;
  private final BiConsumer<T, @Nullable Object> setter;

  HolderForm(
      Supplier<T> maker,
      Function<T, @Nullable Object> getter,
      BiConsumer<T, @Nullable Object> setter) {
    this.maker = maker;
    this.getter = getter;
    this.setter = setter;
  }

  @Override
  void write(T holder, GraphOutput output) {}

  @Override
  T make(GraphInput input) {
    return maker.get();
  }

  @Override
  boolean isFilled() {
    return true;
  }

  @Override
  void writeRest(T holder, GraphOutput output) {
    output.value(getter.apply(holder));
  }

  @Override
  void fill(T holder, GraphInput input) {
    setter.accept(holder, input.value());
  }

  @Override
  String step(T holder, boolean rest, int part) {
    return "value of the " + Refusals.simpleName(holder.getClass());
  }
}
