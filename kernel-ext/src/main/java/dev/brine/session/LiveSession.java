package dev.brine.session;

import dev.brine.error.BrineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.jspecify.annotations.Nullable;

/**
 * A session that is open, whose variables may live in another JVM. What concerns them is done by a
 * statement that the session evaluates; it takes its input from a file and leaves its answer in
 * another.
 */
final class LiveSession {
  /** Evaluates one snippet; the list says what is wrong with it. */
  private interface Evaluator {
    List<String> evaluate(String source);
  }

  private final JShell shell;
  private final Evaluator evaluator;
  private final @Nullable RemoteSession remote;

  private LiveSession(JShell shell, Evaluator evaluator, @Nullable RemoteSession remote) {
    this.shell = shell;
    this.evaluator = evaluator;
    this.remote = remote;
  }

  static LiveSession of(JShell shell) {
    return new LiveSession(shell, source -> evaluate(shell, source), null);
  }

  /** Such a session is told of each snippet, so that stack traces know where it came from. */
  static LiveSession of(Session session) {
    return new LiveSession(
        session.shell(),
        source -> evaluate(session, source),
        session instanceof RemoteSession remote ? remote : null);
  }

  JShell shell() {
    return shell;
  }

  List<SavedSnippet> snippets() {
    return SnippetScan.of(shell);
  }

  /**
   * Evaluates one snippet. A declaration may wait for names that are not there yet.
   *
   * @throws SessionFileException if it is refused, or fails
   */
  void evaluate(String source) {
    List<String> faults = evaluator.evaluate(source);
    if (!faults.isEmpty()) {
      throw new SessionFileException(
          "the session refuses \"%s\": %s".formatted(source.strip(), String.join("; ", faults)));
    }
  }

  /**
   * Has one method of {@link SessionVariables} called where the variables live.
   *
   * @return its answer
   */
  byte[] call(String method, byte[] request) {
    if (remote != null) {
      try {
        return remote.call(SessionVariables.class, method, request);
      } catch (BrineException e) {
        throw new SessionFileException(String.valueOf(e.getMessage()), e);
      }
    }
    try {
      Path directory = Files.createTempDirectory("brine-session");
      Path input = directory.resolve("request");
      Path output = directory.resolve("answer");
      try {
        Files.write(input, request);
        // An anonymous class tells the loader and the package of the session's classes. Behind
        // "new" a variable named dev does not hide the package.
        run(
            "new %s(new Object() {}.getClass()).%s(\"%s\", \"%s\");"
                .formatted(
                    SessionVariables.class.getName(), method, literal(input), literal(output)));
        return Files.readAllBytes(output);
      } finally {
        Files.deleteIfExists(input);
        Files.deleteIfExists(output);
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new SessionFileException("the session's variables are out of reach: " + e, e);
    }
  }

  private void run(String statement) {
    List<Snippet> before = shell.snippets().toList();
    try {
      List<String> faults = evaluator.evaluate(statement);
      if (faults.stream().anyMatch(LiveSession::isWithoutBrine)) {
        throw new SessionFileException("Brine is not on the session's class path; add brine.jar");
      }
      if (!faults.isEmpty()) {
        throw new SessionFileException(String.join("; ", faults));
      }
    } finally {
      shell
          .snippets()
          .filter(each -> !before.contains(each) && shell.status(each).isActive())
          .toList()
          .forEach(shell::drop);
    }
  }

  /** The compiler may see this JVM's class path where the session's JVM has none. */
  private static boolean isWithoutBrine(String fault) {
    return fault.contains("package dev.brine")
        || fault.endsWith(SessionVariables.class.getName().replace('.', '/'));
  }

  private static String literal(Path path) {
    return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static List<String> evaluate(JShell shell, String source) {
    List<String> faults = new ArrayList<>();
    for (SnippetEvent event : shell.eval(source)) {
      if (event.causeSnippet() == null) {
        if (event.status() == Snippet.Status.REJECTED) {
          faults.addAll(messages(shell.diagnostics(event.snippet()).toList()));
        }
        if (event.exception() instanceof EvalException thrown) {
          faults.add(fault(thrown.getExceptionClassName(), thrown.getMessage()));
        } else if (event.exception() != null) {
          faults.add(event.exception().toString());
        }
      }
    }
    return faults;
  }

  private static List<String> evaluate(Session session, String source) {
    try {
      Evaluation evaluation = session.evaluate(source, 1);
      List<String> faults = new ArrayList<>(messages(evaluation.errors()));
      Throwable thrown = evaluation.thrown();
      if (thrown != null) {
        faults.add(fault(thrown.getClass().getName(), thrown.getMessage()));
      }
      return faults;
    } catch (SessionInterruptedException e) {
      throw new SessionFileException(e.getMessage(), e);
    }
  }

  /** Brine's own exceptions say all in their message. */
  private static String fault(String exception, @Nullable String message) {
    String text = message == null ? "" : message;
    return exception.startsWith("dev.brine.") ? text : exception + ": " + text;
  }

  private static List<String> messages(List<Diag> diagnostics) {
    return diagnostics.stream()
        .filter(Diag::isError)
        .map(each -> each.getMessage(Locale.ENGLISH).strip())
        .toList();
  }
}
