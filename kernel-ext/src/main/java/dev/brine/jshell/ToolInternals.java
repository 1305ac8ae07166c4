package dev.brine.jshell;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.spi.ExecutionEnv;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The JShell tool, reached by reflection: the JDK has no way to add a command to it. All that Brine
 * knows of the tool's inside is in this class; brine.jar's manifest opens the one package. Each
 * addition is tried on its own, so that a JDK with another inside costs no more than that addition.
 */
final class ToolInternals implements Tool {
  private static final String PACKAGE = "jdk.internal.jshell.tool.";
  private static final String STARTUP_NAME = "BRINE";
  private static final String STARTUP =
      """
      import static dev.brine.Brine.*;
      import dev.brine.*;
      import dev.brine.pool.*;
      import dev.brine.task.*;
      """;

  /** What TAB calls. */
  interface Completion {
    List<Suggestion> complete(String typed, int cursor, int[] anchor);
  }

  private final Hidden tool;
  private @Nullable Object startup;
  private @Nullable Object usersStartup;

  /**
   * The inside of a tool.
   *
   * @param tool what {@link #find} found
   */
  ToolInternals(Object tool) {
    this.tool = new Hidden(tool);
  }

  /**
   * The tool that asks for an engine. The user's input, which it passes on, is an object within it.
   *
   * @throws ReflectiveOperationException if it is not found
   * @throws RuntimeException if its package is closed
   */
  static Object find(ExecutionEnv env) throws ReflectiveOperationException {
    return new Hidden(env.userIn()).get(type("JShellTool"));
  }

  /** Why it was not found, for a person. */
  static String reason(Exception failure) {
    return failure instanceof InaccessibleObjectException
        ? "add -J--add-opens=jdk.jshell/jdk.internal.jshell.tool=ALL-UNNAMED"
        : failure.toString();
  }

  boolean isOf(Object other) {
    return tool.is(other);
  }

  /**
   * Adds a command before {@code /help}, where the tool's own commands end.
   *
   * @param help makes the tool's texts with the command's own from those without
   */
  void register(
      String name,
      Predicate<String> run,
      Completion completion,
      UnaryOperator<ResourceBundle> help) {
    try {
      Object completions = completionProvider(completion);
      Function<String, Boolean> function = run::test;
      Object command =
          Hidden.make(
              type("JShellTool$Command"),
              List.of(String.class, Function.class, type("JShellTool$CompletionProvider")),
              name,
              function,
              completions);
      Map<String, Object> commands = commands();
      Map<String, Object> before = new LinkedHashMap<>(commands);
      commands.clear();
      before.forEach(
          (key, value) -> {
            if (key.equals("/help")) {
              commands.put(name, command);
            }
            commands.put(key, value);
          });
      commands.putIfAbsent(name, command);
      attempt("TAB does not know " + name, () -> addFirstWord(name, completions));
      attempt("/help does not know " + name, () -> addHelp(help));
    } catch (ReflectiveOperationException | RuntimeException e) {
      System.err.printf("Brine: no %s in this JDK (%s); call pmap(f, items)%n", name, e);
    }
  }

  /** Lets a command of the tool see other arguments than those typed. */
  void wrap(String name, UnaryOperator<String> change) {
    attempt(
        name + " may lose brine.jar from the class path",
        () -> {
          Hidden command = new Hidden(Objects.requireNonNull(commands().get(name)));
          @SuppressWarnings("unchecked")
          Function<String, Boolean> run = (Function<String, Boolean>) command.get("run");
          Function<String, Boolean> wrapped = typed -> run.apply(change.apply(typed));
          Object copy =
              Hidden.make(
                  type("JShellTool$Command"),
                  List.of(
                      String.class,
                      String.class,
                      Function.class,
                      type("JShellTool$CompletionProvider"),
                      type("JShellTool$CommandKind")),
                  name,
                  command.get("helpKey"),
                  wrapped,
                  command.get("completions"),
                  command.get("kind"));
          commands().put(name, copy);
        });
  }

  /**
   * Puts Brine's imports at the end of the start-up script that is about to run. Whoever asked for
   * no script gets none.
   */
  void addStartup() {
    attempt(
        "Brine is not imported",
        () -> {
          Object users = tool.get("startup");
          List<Object> entries = new ArrayList<>((List<?>) new Hidden(users).get("entries"));
          if (entries.isEmpty() || users == startup) {
            return;
          }
          String gap = users.toString().endsWith("\n") ? "" : "\n";
          entries.add(
              Hidden.make(
                  type("Startup$StartupEntry"),
                  List.of(boolean.class, String.class, String.class),
                  false,
                  STARTUP_NAME,
                  gap + STARTUP));
          startup = Hidden.make(users.getClass(), List.of(List.class), entries);
          usersStartup = users;
          tool.set("startup", startup);
        });
  }

  /** Takes Brine's imports out, so that they are not kept for a JShell without Brine. */
  void removeStartup() {
    attempt(
        "Brine's imports may be kept",
        () -> {
          if (usersStartup != null && tool.get("startup") == startup) {
            tool.set("startup", usersStartup);
          }
        });
  }

  @Override
  public boolean run(String source) {
    // This one lets Ctrl-C and System.in reach the user's code; the plain processSource does not.
    return (Boolean) tool.callQuietly("processSourceCatchingReset", List.of(String.class), source);
  }

  @Override
  public <T> T stoppable(Supplier<T> action) {
    // Between these two the tool listens for Ctrl-C; elsewhere it waits for the line editor.
    attempt(null, () -> new Hidden(tool.get("input")).call("beforeUserCode", List.of()));
    try {
      return action.get();
    } finally {
      attempt(null, () -> new Hidden(tool.get("input")).call("afterUserCode", List.of()));
    }
  }

  @Override
  public void tell(String message) {
    print("fluff", message);
  }

  @Override
  public void show(String message) {
    message.lines().forEach(line -> print("hard", line));
  }

  @Override
  public boolean isInteractive() {
    return (Boolean) tool.callQuietly("interactive", List.of());
  }

  @Override
  public void error(String message) {
    message.lines().forEach(line -> print("error", line));
  }

  private void print(String method, String line) {
    tool.callQuietly(method, List.of(String.class, Object[].class), "%s", new Object[] {line});
  }

  @Override
  public @Nullable String readMore(String typed, String java) {
    try {
      Hidden input = new Hidden(tool.get("input"));
      boolean interactive = isInteractive();
      String prompt = interactive ? continuationPrompt() : "";
      String line =
          (String)
              input.call(
                  "readLine",
                  List.of(String.class, String.class, boolean.class, String.class),
                  prompt,
                  prompt,
                  true,
                  java);
      if (line == null) {
        error("incomplete input: " + typed);
      } else if (interactive) {
        attempt(null, () -> joinHistory(input, typed, typed + "\n" + line));
      }
      return line;
    } catch (InvocationTargetException e) {
      // Ctrl-C in the middle of the text gives it up, as in a snippet.
      return null;
    } catch (ReflectiveOperationException | RuntimeException e) {
      error("cannot read on: " + e);
      return null;
    }
  }

  /**
   * Makes one entry of the command so far and its next line, so that the arrow key brings the whole
   * back. To replace the last entry by its neighbour drops it, since equal neighbours are not kept.
   */
  private static void joinHistory(Hidden input, String before, String after)
      throws ReflectiveOperationException {
    input.call("replaceLastHistoryEntry", List.of(String.class), before);
    input.call("replaceLastHistoryEntry", List.of(String.class), after);
  }

  private String continuationPrompt() throws ReflectiveOperationException {
    Object id = new Hidden(tool.get("currentNameSpace")).call("tidNext", List.of());
    Hidden feedback = new Hidden(tool.get("feedback"));
    return String.valueOf(feedback.call("getContinuationPrompt", List.of(String.class), id));
  }

  @Override
  public JShell shell() {
    try {
      return (JShell) tool.get("state");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first words were counted when the tool was made. */
  private void addFirstWord(String name, Object completions) throws ReflectiveOperationException {
    Object old = tool.get("commandCompletions");
    Supplier<?> known = (Supplier<?>) new Hidden(old).get("wordCompletionProviderSupplier");
    Map<Object, Object> words = new HashMap<>((Map<?, ?>) known.get());
    words.put(name, completions);
    BiPredicate<String, String> matcher = String::startsWith;
    tool.set(
        "commandCompletions",
        Hidden.make(old.getClass(), List.of(Map.class, BiPredicate.class), words, matcher));
  }

  private void addHelp(UnaryOperator<ResourceBundle> help) throws ReflectiveOperationException {
    // The texts are only there once one was asked for.
    tool.callQuietly("getResourceString", List.of(String.class), "help.help.summary");
    tool.set("outputRB", help.apply((ResourceBundle) tool.get("outputRB")));
  }

  private static Object completionProvider(Completion completion)
      throws ReflectiveOperationException {
    Class<?> kind = type("JShellTool$CompletionProvider");
    return Proxy.newProxyInstance(
        kind.getClassLoader(),
        new Class<?>[] {kind},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "completionSuggestions" ->
                  completion.complete(
                      (String) arguments[0], (Integer) arguments[1], (int[]) arguments[2]);
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> completion.toString();
            });
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> commands() throws ReflectiveOperationException {
    return (Map<String, Object>) tool.get("commands");
  }

  private static Class<?> type(String name) throws ReflectiveOperationException {
    return Class.forName(PACKAGE + name, false, JavaShellToolBuilder.class.getClassLoader());
  }

  /** Something that can be done without. */
  private interface Addition {
    void make() throws ReflectiveOperationException;
  }

  private static void attempt(@Nullable String loss, Addition addition) {
    try {
      addition.make();
    } catch (ReflectiveOperationException | RuntimeException e) {
      if (loss != null) {
        System.err.printf("Brine: %s in this JDK (%s)%n", loss, e);
      }
    }
  }
}
