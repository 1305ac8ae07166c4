package dev.brine.pickle;

import java.nio.charset.StandardCharsets;

/** Writes a string: a long one as an array beside the graph's bytes, any other among them. */
final class StringForm extends Form<String> {
  private static final int PIECE = 4096;
  private static final int MOST_LATIN = 0xff;

  @Override
  void write(String text, GraphOutput output) {
    if (output.attaches(text.length())) {
      // Kryo writes null so, which is no text.
      output.bytes().writeString((String) null);
      output.bytes().writeVarInt(output.attachOwn(memory(text)), true);
    } else {
      output.bytes().writeString(text);
    }
  }

  @Override
  String make(GraphInput input) {
    String text = input.bytes().readString();
    return text == null ? text(input.attached(input.bytes().readVarInt(true))) : text;
  }

  /** As the JVM has it: a byte for each character where that is enough. */
  private static Object memory(String text) {
    return isLatin(text) ? text.getBytes(StandardCharsets.ISO_8859_1) : text.toCharArray();
  }

  private static String text(Object memory) {
    return memory instanceof byte[] latin
        ? new String(latin, StandardCharsets.ISO_8859_1)
        : new String((char[]) memory);
  }

  /** Trying it with the whole would take the memory once more. */
  private static boolean isLatin(String text) {
    char[] piece = new char[PIECE];
    for (int start = 0; start < text.length(); start += PIECE) {
      int length = Math.min(PIECE, text.length() - start);
      text.getChars(start, start + length, piece, 0);
      int all = 0;
      for (int i = 0; i < length; i++) {
        all |= piece[i];
      }
      if (all > MOST_LATIN) {
        return false;
      }
    }
    return true;
  }
}
