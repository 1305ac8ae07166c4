package dev.brine.pickle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a map of a class that is nothing more than its entries and its order. */
final class MapForm<M extends Map<@Nullable Object, @Nullable Object>> extends Form<M> {
  private final Function<M, @Nullable Object> order;
  private final BiFunction<Integer, @Nullable Object, M> maker;
  private final boolean asksKeys;

  /**
   * @param order what decides the order, such as a comparator, or null
   * @param maker makes an empty one for so many entries
   * @param asksKeys whether it hashes or compares its keys
   */
  MapForm(
      Function<M, @Nullable Object> order,
      BiFunction<Integer, @Nullable Object, M> maker,
      boolean asksKeys) {
    this.order = order;
    this.maker = maker;
    this.asksKeys = asksKeys;
  }

  /** A map whose order is that of a comparator, or the natural one. */
  @SuppressWarnings("unchecked")
  static <M extends Map<@Nullable Object, @Nullable Object>> MapForm<M> sorted(
      Function<M, @Nullable Comparator<Object>> comparator,
      Function<@Nullable Comparator<Object>, M> maker) {
    return new MapForm<>(
        comparator::apply, (size, order) -> maker.apply((Comparator<Object>) order), true);
  }

  @Override
  void write(M map, GraphOutput output) {
    output.bytes().writeVarInt(map.size(), true);
    output.value(order.apply(map));
  }

  @Override
  M make(GraphInput input) {
    return maker.apply(input.bytes().readVarInt(true), input.value());
  }

  @Override
  boolean isFilled() {
    return true;
  }

  @Override
  boolean runsCode() {
    return asksKeys;
  }

  @Override
  void writeRest(M map, GraphOutput output) {
    List<@Nullable Object> flat = flat(map);
    output.bytes().writeVarInt(flat.size() / 2, true);
    flat.forEach(output::value);
  }

  @Override
  void fill(M map, GraphInput input) {
    int size = input.bytes().readVarInt(true);
    for (int i = 0; i < size; i++) {
      map.put(input.value(), input.value());
    }
  }

  @Override
  String step(M map, boolean rest, int part) {
    if (!rest) {
      return "its order";
    }
    int left = part;
    List<@Nullable Object> flat = flat(map);
    for (int i = 0; i < flat.size(); i++) {
      if (!Scalars.contains(flat.get(i)) && left-- == 0) {
        Object key = flat.get(i - i % 2);
        return Held.entry(key, i % 2 == 0);
      }
    }
    return "an entry";
  }

  private static List<@Nullable Object> flat(Map<?, ?> map) {
    List<@Nullable Object> flat = new ArrayList<>(2 * map.size());
    map.forEach(
        (key, value) -> {
          flat.add(key);
          flat.add(value);
        });
    return flat;
  }
}
