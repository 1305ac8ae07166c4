package dev.brine.session;

import dev.brine.session.SavedSnippet.Kind;

/**
 * One snippet of a saved session that a live one has too.
 *
 * @param kind what it declares
 * @param name what is declared, without a method's parameters
 * @param was the class that JShell had wrapped around it
 * @param is the class that is around it now
 * @param state what the load has to do with it
 */
record Renamed(Kind kind, String name, String was, String is, State state) {
  /** What a load has to do with a snippet. */
  enum State {
    /** It was evaluated for this load. */
    NEW,
    /** It is to be loaded and was there before, word for word. */
    KEPT,
    /** It was there before, and is not to be loaded. */
    OTHER
  }

  static void write(Fields.Writer out, Renamed renamed) {
    out.text(renamed.kind().name())
        .text(renamed.name())
        .text(renamed.was())
        .text(renamed.is())
        .text(renamed.state().name());
  }

  static Renamed read(Fields in) {
    return new Renamed(
        Kind.valueOf(in.text()), in.text(), in.text(), in.text(), State.valueOf(in.text()));
  }
}
