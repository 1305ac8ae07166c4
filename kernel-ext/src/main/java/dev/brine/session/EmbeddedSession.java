package dev.brine.session;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import com.google.common.collect.Iterables;
import dev.brine.code.SnippetNames;
import dev.brine.error.Internal;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.SnippetEvent;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * A session of JShell in this JVM. One thread evaluates; {@link #interrupt} may be called by any.
 * While it is open, stack traces are told in the lines of its cells.
 */
@Internal
public final class EmbeddedSession implements Session, AutoCloseable {
  /** What JShell's own default start-up imports. */
  private static final List<String> JDK =
      List.of(
          "java.io.*",
          "java.math.*",
          "java.net.*",
          "java.nio.file.*",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "java.util.prefs.*",
          "java.util.regex.*",
          "java.util.stream.*");

  private final CellControl control = new CellControl();
  private final JShell shell;
  private final CellNames names;
  private final SnippetNames namesBefore = SnippetNames.current();

  /** Opens a session; it sees what this JVM's class path has. */
  public EmbeddedSession() {
    this(List.of());
  }

  /** As above, with more options for the compiler. */
  public EmbeddedSession(List<String> compilerOptions) {
    shell =
        JShell.builder()
            .executionEngine(new Provider(control), Map.of())
            // Makes every lambda that is typed describe itself, and keeps the names of the local
            // variables that it captures; recommended, not required.
            .compilerOptions(
                Stream.concat(Stream.of("-XDforceSerializable", "-g"), compilerOptions.stream())
                    .toArray(String[]::new))
            .build();
    String classPath = Strings.nullToEmpty(System.getProperty("java.class.path"));
    for (String entry : Splitter.on(File.pathSeparatorChar).omitEmptyStrings().split(classPath)) {
      shell.addToClasspath(entry);
    }
    for (String each : Iterables.concat(JDK, IMPORTS)) {
      shell.eval("import " + each + ";");
    }
    names = new CellNames(shell);
    SnippetNames.install(names);
  }

  private record Provider(CellControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "brine";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return control;
    }
  }

  /**
   * What is evaluated from now on was typed in this cell.
   *
   * @param number the cell's number, as the user sees it
   */
  public void beginCell(int number) {
    beginCell(number, null);
  }

  /**
   * As above, for a cell whose snippets may be made of its text.
   *
   * @param text the cell's text, whose lines are shown in traces; null for those of its snippets
   */
  public void beginCell(int number, @Nullable String text) {
    names.show("cell [" + number + "]", text);
    control.begin();
  }

  @Override
  public Reading read(String label, String text) {
    return names.read(label, text);
  }

  @Override
  public Evaluation evaluate(String source, int firstLine) throws SessionInterruptedException {
    if (control.isInterrupted()) {
      throw new SessionInterruptedException("interrupted");
    }
    names.begin(firstLine);
    control.takeThrown();
    List<SnippetEvent> events = shell.eval(source);
    events.forEach(
        event -> {
          if (event.causeSnippet() == null) {
            names.learn(event.snippet());
          }
        });
    String ending = control.takeEnding();
    if (ending != null) {
      throw new SessionInterruptedException(ending);
    }
    SnippetEvent event =
        events.stream()
            .filter(each -> each.causeSnippet() == null)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no snippet: " + source));
    return evaluation(event);
  }

  private Evaluation evaluation(SnippetEvent event) {
    JShellException failure = event.exception();
    Throwable live = control.takeThrown();
    boolean liveIsTheUsers = live != null && live.getClass().getName().equals(name(failure));
    return Evaluation.of(
        shell,
        event,
        control.takeValue(event.value()),
        failure == null || !liveIsTheUsers ? failure : live);
  }

  private static String name(@Nullable JShellException failure) {
    return failure instanceof EvalException thrown ? thrown.getExceptionClassName() : "";
  }

  @Override
  public JShell shell() {
    return shell;
  }

  /** Interrupts the cell, also where it is just being compiled: then before its next snippet. */
  public void interrupt() {
    control.interrupt();
  }

  @Override
  public void close() {
    shell.close();
    SnippetNames.install(namesBefore);
  }
}
