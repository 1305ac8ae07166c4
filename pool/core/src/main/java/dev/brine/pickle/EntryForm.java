package dev.brine.pickle;

import java.util.Map;
import java.util.Objects;

/** Writes the immutable entries that {@link Map#entry} makes. */
final class EntryForm extends Form<Map.Entry<?, ?>> {
  @Override
  void write(Map.Entry<?, ?> entry, GraphOutput output) {
    output.value(entry.getKey());
    output.value(entry.getValue());
  }

  @Override
  Map.Entry<?, ?> make(GraphInput input) {
    Object key = Objects.requireNonNull(input.value());
    return Map.entry(key, Objects.requireNonNull(input.value()));
  }

  @Override
  String step(Map.Entry<?, ?> entry, boolean rest, int part, Object held) {
    return Held.entry(entry.getKey(), entry.getKey() == held);
  }
}
