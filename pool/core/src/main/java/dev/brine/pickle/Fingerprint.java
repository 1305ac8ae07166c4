package dev.brine.pickle;

import java.util.regex.Pattern;

/** Tells whether two versions of a class have the same fields. */
final class Fingerprint {
  /** A session that reads what another one wrote has other numbers for the same snippets. */
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+");

  private Fingerprint() {}

  /** The fingerprint of a text that names all fields with their types. */
  static int of(CharSequence text) {
    return WRAPPER.matcher(text).replaceAll("").hashCode();
  }
}
