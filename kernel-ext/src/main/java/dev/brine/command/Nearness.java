package dev.brine.command;

import dev.brine.error.Internal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How far one word is from another. */
@Internal
public final class Nearness {
  private Nearness() {}

  /** The number of characters that were added, left out or changed (Levenshtein's distance). */
  public static int of(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }

  /** Those that a word may have been meant for, at most two, the nearest first. */
  static List<String> near(String word, Collection<String> known) {
    return known.stream()
        .filter(each -> of(word, each) <= 1 + each.length() / 4 || each.startsWith(word))
        .sorted(Comparator.comparingInt(each -> of(word, each)))
        .limit(2)
        .toList();
  }
}
