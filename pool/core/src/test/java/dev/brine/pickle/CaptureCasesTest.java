package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.common.base.Splitter;
import com.google.common.collect.Lists;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * What is typed into a session runs in a JVM that has only its bytes and its values. The sessions
 * are served side by side, since a remote engine spends most of its time waiting.
 */
@Timeout(CaptureCasesTest.SECONDS)
class CaptureCasesTest {
  static final int SECONDS = 300;

  private final List<JShell> shells = new ArrayList<>();
  private final Map<String, List<String>> splits = new ConcurrentHashMap<>();

  /** One for each remote engine, and one for those in this JVM, which share what is elsewhere. */
  private final ExecutorService remote = Executors.newFixedThreadPool(2);

  private final ExecutorService local = Executors.newSingleThreadExecutor();

  @AfterEach
  void closeSessions() throws InterruptedException {
    for (ExecutorService each : List.of(remote, local)) {
      each.shutdownNow();
      assertThat(each.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
    shells.forEach(JShell::close);
    Elsewhere.closeShared();
  }

  @TestFactory
  Stream<DynamicContainer> run_typedCode_givesWhatTheSessionWouldGive() throws IOException {
    List<CaptureCase> cases = CaptureCase.load("capture-cases.txt");
    List<CaptureCase> language = new ArrayList<>(CaptureCase.load("language-cases.txt"));
    if (Runtime.version().feature() >= 25) {
      language.addAll(CaptureCase.load("language-cases-25.txt"));
    }
    assertThat(cases.size() + language.size()).isGreaterThanOrEqualTo(270);
    List<DynamicContainer> containers = new ArrayList<>();
    for (String engine : List.of("remote", "local")) {
      for (boolean flag : new boolean[] {false, true}) {
        JShell shell = open(engine, flag);
        List<CaptureCase> here = new ArrayList<>(cases);
        if (flag == engine.equals("local")) {
          // The language does not depend on how a lambda is told, so two of the four are enough.
          here.addAll(language);
        }
        containers.add(
            dynamicContainer(
                engine + (flag ? " with -XDforceSerializable" : ""),
                begin(engine.equals("local") ? local : remote, shell, here)));
      }
    }
    return containers.stream();
  }

  /** The cases of one session run one after the other; each test waits for its own. */
  private Stream<DynamicTest> begin(
      ExecutorService threads, JShell shell, List<CaptureCase> cases) {
    Map<CaptureCase, FutureTask<Void>> runs = new LinkedHashMap<>();
    cases.forEach(each -> runs.put(each, new FutureTask<>(() -> check(shell, each), null)));
    threads.execute(() -> runs.values().forEach(FutureTask::run));
    return runs.entrySet().stream()
        .map(each -> dynamicTest(each.getKey().name(), () -> await(each.getValue())));
  }

  private static void await(FutureTask<Void> run) throws Throwable {
    try {
      run.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  private JShell open(String engine, boolean flag) {
    String classPath = System.getProperty("java.class.path");
    JShell.Builder builder = JShell.builder().remoteVMOptions("-Delsewhere.classpath=" + classPath);
    if (engine.equals("local")) {
      builder.executionEngine("local");
    }
    if (flag) {
      builder.compilerOptions("-XDforceSerializable");
    }
    JShell shell = builder.build();
    shells.add(shell);
    for (String entry : Splitter.on(File.pathSeparatorChar).split(classPath)) {
      shell.addToClasspath(entry);
    }
    for (String line :
        List.of(
            "import java.util.*;",
            "import java.util.function.*;",
            "import static dev.brine.pickle.Elsewhere.*;")) {
      evaluate(shell, line);
    }
    return shell;
  }

  private void check(JShell shell, CaptureCase each) {
    long before = shell.snippets().count();
    try {
      each.snippets().forEach(source -> evaluate(shell, source));
      String answer;
      try {
        answer = evaluate(shell, each.expression());
      } catch (RefusedException e) {
        assertThat(each.refusal()).as("refused: %s", e.getMessage()).isNotNull();
        assertThat(e.getMessage()).contains(each.refusal());
        return;
      }
      assertThat(answer).isEqualTo(each.value());
    } finally {
      // The last first, so that nothing is compiled again without what it depends on.
      Lists.reverse(shell.snippets().skip(before).toList()).forEach(shell::drop);
    }
  }

  private static List<String> split(JShell shell, String source) {
    List<String> snippets = new ArrayList<>();
    for (String rest = source; !rest.isBlank(); ) {
      SourceCodeAnalysis.CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      snippets.add(info.source());
      rest = info.remaining();
    }
    return snippets;
  }

  private String evaluate(JShell shell, String source) {
    String value = null;
    // Where a snippet ends is the parser's to say, the same in each of the sessions.
    for (String snippet : splits.computeIfAbsent(source, each -> split(shell, each))) {
      for (SnippetEvent event : shell.eval(snippet)) {
        if (event.causeSnippet() != null) {
          continue;
        }
        if (event.exception() instanceof EvalException e) {
          throw new RefusedException(chain(e));
        }
        assertThat(event.exception()).as(snippet).isNull();
        assertThat(shell.diagnostics(event.snippet()).filter(d -> d.isError()))
            .as(snippet)
            .allSatisfy(d -> assertThat(d.getMessage(null)).contains("cannot find symbol"));
        value = event.value();
      }
    }
    return value;
  }

  private static String chain(EvalException e) {
    StringBuilder text = new StringBuilder();
    for (Throwable each = e; each != null; each = each.getCause()) {
      String name = each instanceof EvalException typed ? typed.getExceptionClassName() : "";
      text.append(name).append(": ").append(each.getMessage()).append('\n');
    }
    return text.toString();
  }

  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }
}
