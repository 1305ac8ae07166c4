package dev.brine.session;

import dev.brine.session.SavedSnippet.Kind;
import dev.brine.session.SessionFileException.Refusal;
import dev.brine.session.SessionVariables.Variable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects what of a live session goes into a file. */
final class SessionSaver {
  private final LiveSession live;
  private final SaveOptions options;

  SessionSaver(LiveSession live, SaveOptions options) {
    this.live = live;
    this.options = options;
  }

  /**
   * The session's sources and values.
   *
   * @throws SessionFileException if a value cannot travel and is not to be skipped
   */
  SavedFile save() {
    List<SavedSnippet> all = live.snippets();
    List<SavedSnippet> chosen = NameChoice.of(all, options.names());
    ValueAnswer answer = values(all, chosen);
    // A chosen lambda can use variables that were not chosen; their values can use more.
    List<SavedSnippet> more = withReached(all, chosen, answer.reached());
    while (more.size() > chosen.size()) {
      chosen = more;
      answer = values(all, chosen);
      more = withReached(all, chosen, answer.reached());
    }
    if (!options.skipping()) {
      refuse(chosen, answer.refusals());
    }
    SavedSession session =
        new SavedSession(
            BrineVersion.current(),
            Runtime.version().toString(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            answer.classPath(),
            chosen,
            answer.values());
    return new SavedFile(session, answer.bytes());
  }

  private ValueAnswer values(List<SavedSnippet> all, List<SavedSnippet> chosen) {
    byte[] request =
        new Fields.Writer()
            .list(variables(all), Variable::write)
            .list(variables(chosen), Variable::write)
            .toBytes();
    return ValueAnswer.of(live.call("save", request));
  }

  private static List<Variable> variables(List<SavedSnippet> snippets) {
    return snippets.stream()
        .filter(each -> each.is(Kind.VARIABLE))
        .map(each -> new Variable(each.name(), each.wrapper()))
        .toList();
  }

  private static List<SavedSnippet> withReached(
      List<SavedSnippet> all, List<SavedSnippet> chosen, List<Variable> reached) {
    Set<String> had = new HashSet<>();
    chosen.forEach(each -> had.add(each.id()));
    Set<Variable> wanted = Set.copyOf(reached);
    return NameChoice.closure(
        all,
        each ->
            had.contains(each.id()) || wanted.contains(new Variable(each.name(), each.wrapper())));
  }

  /** What JShell kept of an expression's value was not asked for, so it may be missing. */
  private static void refuse(List<SavedSnippet> chosen, List<Refusal> refusals) {
    Set<String> temporary = new HashSet<>();
    chosen.stream().filter(SavedSnippet::isTemporary).forEach(each -> temporary.add(each.name()));
    List<Refusal> counted =
        refusals.stream().filter(each -> !temporary.contains(each.name())).toList();
    if (!counted.isEmpty()) {
      Set<String> lines = new TreeSet<>();
      counted.forEach(each -> lines.add("\n  " + each.name() + ": " + each.text()));
      List<String> message = new ArrayList<>(lines);
      message.add(0, "these variables cannot be saved; skip them, or save chosen names:");
      throw new SessionFileException(String.join("", message), counted);
    }
  }
}
