package dev.brine.pickle;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes an object as an array of what it is made from. */
final class CopyForm<T> extends Form<T> {
  private final Function<T, @Nullable Object[]> parts;
  private final BiFunction<GraphInput, @Nullable Object[], T> maker;

  CopyForm(
      Function<T, @Nullable Object[]> parts, BiFunction<GraphInput, @Nullable Object[], T> maker) {
    this.parts = parts;
    this.maker = maker;
  }

  @Override
  void write(T object, GraphOutput output) {
    @Nullable Object[] all = parts.apply(object);
    output.bytes().writeVarInt(all.length, true);
    for (Object part : all) {
      output.value(part);
    }
  }

  @Override
  T make(GraphInput input) {
    @Nullable Object[] all = new Object[input.bytes().readVarInt(true)];
    for (int i = 0; i < all.length; i++) {
      all[i] = input.value();
    }
    return maker.apply(input, all);
  }

  @Override
  boolean runsCode() {
    return true;
  }

  @Override
  String step(T object, boolean rest, int part, Object held) {
    if (object instanceof Collection<?> || object instanceof Map<?, ?>) {
      String step = Held.step(object, held);
      return step == null ? step(object, rest, part) : step;
    }
    return object instanceof AtomicReferenceArray<?>
        ? Elements.step(part, Arrays.asList(parts.apply(object)))
        : "value of the " + Refusals.simpleName(object.getClass());
  }
}
