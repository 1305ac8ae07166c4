package dev.brine.pickle;

/** Writes a string. */
final class StringForm extends Form<String> {
  @Override
  void write(String text, GraphOutput output) {
    output.bytes().writeString(text);
  }

  @Override
  String make(GraphInput input) {
    return input.bytes().readString();
  }
}
