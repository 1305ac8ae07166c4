package dev.brine.pickle;

import dev.brine.payload.ArrayCopy;
import java.nio.charset.StandardCharsets;

/** Writes a string: a long one as an array beside the graph's bytes, any other among them. */
final class StringForm extends Form<String> {
  @Override
  void write(String text, GraphOutput output) {
    if (output.attaches(text.length())) {
      // Kryo writes null so, which is no text.
      output.bytes().writeString((String) null);
      output.bytes().writeVarInt(output.attach(ArrayCopy.of(text)), true);
    } else {
      output.bytes().writeString(text);
    }
  }

  @Override
  String make(GraphInput input) {
    String text = input.bytes().readString();
    return text == null ? text(input.attached(input.bytes().readVarInt(true))) : text;
  }

  private static String text(Object memory) {
    return memory instanceof byte[] latin
        ? new String(latin, StandardCharsets.ISO_8859_1)
        : new String((char[]) memory);
  }
}
