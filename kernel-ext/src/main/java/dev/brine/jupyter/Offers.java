package dev.brine.jupyter;

import java.util.Collection;
import java.util.List;

/**
 * What TAB offers. Immutable.
 *
 * @param texts what may stand there
 * @param start where the part of the text begins that they replace
 */
record Offers(List<String> texts, int start) {
  static final Offers NONE = new Offers(List.of(), 0);

  /** Those of the words that go on with the last word of what was typed. */
  static Offers ofWords(Collection<String> words, String typed) {
    int start = typed.length();
    while (start > 0 && !Character.isWhitespace(typed.charAt(start - 1))) {
      start--;
    }
    String begun = typed.substring(start);
    List<String> found = words.stream().filter(word -> word.startsWith(begun)).sorted().toList();
    return new Offers(found, start);
  }

  /** The same in a text in which what was typed begins here. */
  Offers in(int offset) {
    return new Offers(texts, start + offset);
  }
}
