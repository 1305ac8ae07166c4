package dev.brine.pickle;

import java.util.Optional;

/** Writes an optional value. */
final class OptionalForm extends Form<Optional<?>> {
  @Override
  void write(Optional<?> optional, GraphOutput output) {
    output.value(optional.orElse(null));
  }

  @Override
  Optional<?> make(GraphInput input) {
    return Optional.ofNullable(input.value());
  }

  @Override
  String step(Optional<?> optional, boolean rest, int part) {
    return "value of the Optional";
  }
}
