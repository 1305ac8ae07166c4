package dev.brine.session;

import dev.brine.session.SavedSnippet.Kind;

/**
 * One snippet of a saved session that a live one has too.
 *
 * @param kind what it declares
 * @param name what is declared, without a method's parameters
 * @param was the class that JShell had wrapped around it
 * @param is the class that is around it now
 */
record Renamed(Kind kind, String name, String was, String is) {
  static void write(Fields.Writer out, Renamed renamed) {
    out.text(renamed.kind().name()).text(renamed.name()).text(renamed.was()).text(renamed.is());
  }

  static Renamed read(Fields in) {
    return new Renamed(Kind.valueOf(in.text()), in.text(), in.text(), in.text());
  }
}
