package dev.brine.session;

import java.util.List;

/**
 * What is saved of a session. Immutable.
 *
 * @param names the variables, methods and types to save, with all that they need; empty for all
 * @param skipping whether a value that cannot travel is left out, not refused; its variable is then
 *     declared without a value
 */
public record SaveOptions(List<String> names, boolean skipping) {
  /** Copies the names. */
  public SaveOptions {
    names = List.copyOf(names);
  }

  /** Everything; what cannot travel is refused. */
  public static SaveOptions all() {
    return new SaveOptions(List.of(), false);
  }

  /** These names only, with all that they need. */
  public static SaveOptions only(String... names) {
    return new SaveOptions(List.of(names), false);
  }

  /** The same, but what cannot travel is left out. */
  public SaveOptions skip() {
    return new SaveOptions(names, true);
  }
}
