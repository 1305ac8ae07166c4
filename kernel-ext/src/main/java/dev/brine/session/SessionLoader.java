package dev.brine.session;

import dev.brine.session.Renamed.State;
import dev.brine.session.SavedSnippet.Kind;
import dev.brine.session.SessionVariables.Variable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/**
 * Puts a saved session into a live one: evaluates the sources, declares the variables without their
 * initializers, then sets their values all at once. Used once.
 */
final class SessionLoader {
  private final LiveSession live;
  private final SavedFile file;
  private final List<SavedSnippet> chosen;
  private final Map<String, SavedSnippet> before;
  private final List<String> evaluated = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  SessionLoader(LiveSession live, SavedFile file, Collection<String> names) {
    this.live = live;
    this.file = file;
    this.chosen = NameChoice.of(file.session().snippets(), names);
    this.before = byId(live.snippets());
  }

  /**
   * Loads it.
   *
   * @throws SessionFileException if the session refuses a source or a value cannot be built again;
   *     the session is then as before, as far as sources go
   */
  LoadReport load() {
    addClassPath();
    try {
      chosen.forEach(this::evaluate);
      // A type that was evaluated again took along variables that stood declared.
      chosen.stream().filter(this::isUndone).forEach(this::declare);
      LoadAnswer answer = values();
      return new LoadReport(evaluated, kept, answer.set(), withoutValue(answer), missing);
    } catch (RuntimeException e) {
      takeBack(e);
      throw missing.isEmpty() ? e : withMissing(e);
    }
  }

  private void addClassPath() {
    for (String entry : file.session().classPath()) {
      if (Files.exists(Path.of(entry))) {
        live.shell().addToClasspath(entry);
      } else {
        missing.add(entry);
      }
    }
  }

  private void evaluate(SavedSnippet snippet) {
    if (isSame(snippet, before.get(snippet.id()))) {
      kept.add(snippet.id());
    } else {
      evaluated.add(snippet.id());
      if (snippet.is(Kind.VARIABLE)) {
        declare(snippet);
      } else {
        live.evaluate(snippet.source());
      }
    }
  }

  private void declare(SavedSnippet variable) {
    live.evaluate(Declaration.of(variable));
    Snippet declared = SnippetScan.active(live.shell()).get(variable.id());
    if (declared != null) {
      OriginalSources.remember(declared, variable.source());
    }
  }

  /** Whether the session has it already, so that a new one would only disturb what uses it. */
  private static boolean isSame(SavedSnippet wanted, @Nullable SavedSnippet there) {
    return there != null
        && there.type().equals(wanted.type())
        && (wanted.is(Kind.VARIABLE)
            ? Declaration.isDenotable(wanted.type())
            : there.source().strip().equals(wanted.source().strip()));
  }

  private boolean isUndone(SavedSnippet snippet) {
    return snippet.is(Kind.VARIABLE)
        && live.shell()
            .variables()
            .filter(each -> each.name().equals(snippet.name()))
            .noneMatch(each -> live.shell().status(each) == Snippet.Status.VALID);
  }

  private LoadAnswer values() {
    Map<String, SavedSnippet> now = byId(live.snippets());
    List<Renamed> table = new ArrayList<>();
    file.session()
        .snippets()
        .forEach(
            was -> {
              SavedSnippet is = now.get(was.id());
              // What was not chosen may be something else here, of the same name.
              if (is != null && !was.is(Kind.IMPORT) && (chosen.contains(was) || isSame(was, is))) {
                State state =
                    !chosen.contains(was)
                        ? State.OTHER
                        : evaluated.contains(was.id()) ? State.NEW : State.KEPT;
                table.add(
                    new Renamed(was.kind(), was.simpleName(), was.wrapper(), is.wrapper(), state));
              }
            });
    List<Variable> variables = new ArrayList<>();
    for (SavedSnippet each : chosen) {
      SavedSnippet is = now.get(each.id());
      boolean isSaved = file.session().value(each.name()).map(SavedValue::isSaved).orElse(false);
      if (each.is(Kind.VARIABLE) && isSaved && is != null) {
        variables.add(new Variable(each.name(), is.wrapper()));
      }
    }
    if (variables.isEmpty()) {
      return new LoadAnswer(List.of(), List.of());
    }
    LoadRequest request = new LoadRequest(file.session().jdk(), file.values(), table, variables);
    return LoadAnswer.of(live.call("load", request.toBytes()));
  }

  private List<String> withoutValue(LoadAnswer answer) {
    List<String> without = new ArrayList<>(answer.unset());
    for (SavedSnippet each : chosen) {
      file.session()
          .value(each.name())
          .filter(value -> each.is(Kind.VARIABLE) && !value.isSaved())
          .ifPresent(value -> without.add(value.name() + ": " + value.skipped()));
    }
    return without;
  }

  private SessionFileException withMissing(RuntimeException e) {
    String entries = String.join(", ", missing);
    return new SessionFileException(
        "%s; the class path of the saved session had %s, which is not here"
            .formatted(e.getMessage(), entries),
        e);
  }

  /** Drops what is new and evaluates again what was replaced, but for the values of variables. */
  private void takeBack(RuntimeException cause) {
    Map<String, Snippet> active = new HashMap<>(SnippetScan.active(live.shell()));
    for (String id : evaluated) {
      try {
        SavedSnippet old = before.get(id);
        Snippet now = active.get(id);
        if (old != null) {
          if (old.is(Kind.VARIABLE)) {
            declare(old);
          } else {
            live.evaluate(old.source());
          }
        } else if (now != null) {
          live.shell().drop(now);
        }
      } catch (RuntimeException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private static Map<String, SavedSnippet> byId(List<SavedSnippet> snippets) {
    Map<String, SavedSnippet> byId = new LinkedHashMap<>();
    snippets.forEach(each -> byId.put(each.id(), each));
    return byId;
  }
}
