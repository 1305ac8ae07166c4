package dev.brine.pickle;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a collection of a class that is nothing more than its elements and its order. */
final class CollectionForm<C extends Collection<@Nullable Object>> extends Form<C> {
  private final Function<C, @Nullable Comparator<Object>> comparator;
  private final BiFunction<Integer, @Nullable Comparator<Object>, C> maker;
  private final boolean asksElements;

  /**
   * @param comparator the comparator, or null for the natural or no order
   * @param maker makes an empty one for so many elements
   * @param asksElements whether it hashes or compares its elements
   */
  CollectionForm(
      Function<C, @Nullable Comparator<Object>> comparator,
      BiFunction<Integer, @Nullable Comparator<Object>, C> maker,
      boolean asksElements) {
    this.comparator = comparator;
    this.maker = maker;
    this.asksElements = asksElements;
  }

  @Override
  void write(C collection, GraphOutput output) {
    output.bytes().writeVarInt(collection.size(), true);
    output.value(comparator.apply(collection));
  }

  @Override
  @SuppressWarnings("unchecked")
  C make(GraphInput input) {
    return maker.apply(input.bytes().readVarInt(true), (Comparator<Object>) input.value());
  }

  @Override
  boolean isFilled() {
    return true;
  }

  @Override
  boolean runsCode() {
    return asksElements;
  }

  @Override
  void writeRest(C collection, GraphOutput output) {
    @Nullable Object[] elements = collection.toArray();
    output.bytes().writeVarInt(elements.length, true);
    for (Object element : elements) {
      output.value(element);
    }
  }

  @Override
  void fill(C collection, GraphInput input) {
    int size = input.bytes().readVarInt(true);
    for (int i = 0; i < size; i++) {
      collection.add(input.value());
    }
  }

  @Override
  String step(C collection, boolean rest, int part) {
    return rest ? Elements.step(part, Arrays.asList(collection.toArray())) : "its comparator";
  }
}
