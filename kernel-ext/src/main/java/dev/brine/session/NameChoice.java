package dev.brine.session;

import dev.brine.session.SavedSnippet.Kind;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Chooses snippets by what the user calls them, with all that they need. */
final class NameChoice {
  private NameChoice() {}

  /**
   * The chosen snippets in the order of all.
   *
   * @param names what the user calls them: a method's name means all methods of it; empty for all
   * @throws SessionFileException if there is nothing of such a name
   */
  static List<SavedSnippet> of(List<SavedSnippet> all, Collection<String> names) {
    if (names.isEmpty()) {
      return all;
    }
    Set<String> unknown = new TreeSet<>(names);
    all.forEach(
        each -> {
          unknown.remove(each.simpleName());
          unknown.remove(each.name());
        });
    if (!unknown.isEmpty()) {
      throw new SessionFileException(
          "there is no %s; there are %s"
              .formatted(String.join(", ", unknown), String.join(", ", names(all))));
    }
    return closure(all, each -> names.contains(each.simpleName()) || names.contains(each.name()));
  }

  private static Set<String> names(List<SavedSnippet> all) {
    return all.stream()
        .filter(each -> !each.is(Kind.IMPORT))
        .map(SavedSnippet::simpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * What is wanted, what that needs, and all imports: an import that is not needed does no harm.
   */
  static List<SavedSnippet> closure(List<SavedSnippet> all, Predicate<SavedSnippet> wanted) {
    Deque<SavedSnippet> work =
        all.stream().filter(wanted).collect(Collectors.toCollection(ArrayDeque::new));
    Set<String> chosen = new HashSet<>();
    for (SavedSnippet next = work.poll(); next != null; next = work.poll()) {
      if (chosen.add(next.id())) {
        Set<String> needs = Set.copyOf(next.needs());
        all.stream().filter(each -> needs.contains(each.id())).forEach(work::add);
      }
    }
    return all.stream().filter(each -> each.is(Kind.IMPORT) || chosen.contains(each.id())).toList();
  }
}
