package dev.brine.pickle;

import java.util.Objects;

/** Writes a codec and what it is for, and registers it where it is read. */
final class CodecBindingForm extends Form<CodecBinding> {
  @Override
  void write(CodecBinding binding, GraphOutput output) {
    output.value(binding.type());
    output.value(binding.codec());
  }

  @Override
  CodecBinding make(GraphInput input) {
    Class<?> type = (Class<?>) Objects.requireNonNull(input.value());
    Codec<?> codec = (Codec<?>) Objects.requireNonNull(input.value());
    if (!input.names().isLive()) {
      Codecs.register(type, codec);
    }
    return new CodecBinding(type, codec);
  }
}
