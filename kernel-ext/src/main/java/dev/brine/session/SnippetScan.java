package dev.brine.session;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import dev.brine.session.SavedSnippet.Kind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** The active snippets of a live session, in an order in which they can be evaluated again. */
final class SnippetScan {
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.forPredicate(Character::isJavaIdentifierPart).negate())
          .omitEmptyStrings();

  private final JShell shell;
  private final Map<String, Snippet> active = new LinkedHashMap<>();
  private final Map<String, SavedSnippet> saved = new LinkedHashMap<>();
  private final SetMultimap<String, String> needs = LinkedHashMultimap.create();

  private SnippetScan(JShell shell) {
    this.shell = shell;
  }

  /** The active snippets, each behind those that it needs where they do not need each other. */
  static List<SavedSnippet> of(JShell shell) {
    SnippetScan scan = new SnippetScan(shell);
    scan.collect();
    scan.findNeeds();
    return scan.ordered();
  }

  /** The active snippets by their identity, as {@link SavedSnippet#id} has it. */
  static Map<String, Snippet> active(JShell shell) {
    SnippetScan scan = new SnippetScan(shell);
    scan.collect();
    return scan.active;
  }

  private void collect() {
    shell
        .snippets()
        .filter(each -> shell.status(each).isActive())
        .forEach(
            each -> {
              SavedSnippet bare = bare(each);
              if (bare != null) {
                active.put(bare.id(), each);
                saved.put(bare.id(), bare);
              }
            });
  }

  private @Nullable SavedSnippet bare(Snippet snippet) {
    if (snippet instanceof ImportSnippet imported) {
      String name = (imported.isStatic() ? "static " : "") + imported.fullname();
      return new SavedSnippet(Kind.IMPORT, name, "", snippet.source(), List.of(), "");
    }
    if (snippet instanceof TypeDeclSnippet type) {
      return declared(Kind.TYPE, type.name(), "", snippet);
    }
    if (snippet instanceof MethodSnippet method) {
      String name = "%s(%s)".formatted(method.name(), method.parameterTypes());
      return declared(Kind.METHOD, name, method.signature(), snippet);
    }
    if (snippet instanceof VarSnippet variable) {
      // JShell writes a type that it inferred without the spaces.
      String type = variable.typeName().replaceAll(",\\s*", ", ");
      return declared(Kind.VARIABLE, variable.name(), type, snippet);
    }
    return null;
  }

  private SavedSnippet declared(Kind kind, String name, String type, Snippet snippet) {
    String wrapper = shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
    return new SavedSnippet(kind, name, type, OriginalSources.of(snippet), List.of(), wrapper);
  }

  private void findNeeds() {
    active.forEach(
        (id, snippet) -> {
          // For JShell all snippets depend on all imports; they are always saved.
          if (!(snippet instanceof ImportSnippet)) {
            for (Snippet dependent : shell.sourceCodeAnalysis().dependents(snippet)) {
              SavedSnippet known = bare(dependent);
              if (known != null && !known.id().equals(id)) {
                needs.put(known.id(), id);
              }
            }
          }
        });
    saved.values().stream()
        .filter(each -> each.is(Kind.VARIABLE) && !Declaration.isDenotable(each.type()))
        .forEach(this::findNamed);
  }

  /** Such a variable has the type of its initializer, so whatever that names is needed. */
  private void findNamed(SavedSnippet variable) {
    Set<String> words = ImmutableSet.copyOf(WORDS.split(variable.source()));
    saved.values().stream()
        .filter(each -> words.contains(each.simpleName()) && !each.equals(variable))
        .forEach(each -> needs.put(variable.id(), each.id()));
  }

  private List<SavedSnippet> ordered() {
    Set<String> ordered = new LinkedHashSet<>();
    Predicate<SavedSnippet> isImport = each -> each.is(Kind.IMPORT);
    saved.values().stream().filter(isImport).forEach(each -> ordered.add(each.id()));
    saved.keySet().forEach(id -> order(id, new LinkedHashSet<>(), ordered));
    return ordered.stream().map(id -> complete(Objects.requireNonNull(saved.get(id)))).toList();
  }

  private void order(String id, Set<String> path, Set<String> ordered) {
    SavedSnippet snippet = saved.get(id);
    if (snippet != null && !ordered.contains(id) && path.add(id)) {
      for (String need : needs.get(id)) {
        if (!isOverload(snippet, saved.get(need))) {
          order(need, path, ordered);
        }
      }
      ordered.add(id);
    }
  }

  /** Which overload a call means was decided when it was typed, so these keep their order. */
  private static boolean isOverload(SavedSnippet one, @Nullable SavedSnippet other) {
    return one.is(Kind.METHOD)
        && other != null
        && other.is(Kind.METHOD)
        && one.simpleName().equals(other.simpleName());
  }

  private SavedSnippet complete(SavedSnippet bare) {
    List<String> known = needs.get(bare.id()).stream().filter(saved::containsKey).sorted().toList();
    return new SavedSnippet(
        bare.kind(), bare.name(), bare.type(), bare.source(), known, bare.wrapper());
  }
}
