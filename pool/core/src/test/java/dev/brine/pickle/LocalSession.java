package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.File;
import java.util.List;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/**
 * A session of JShell in this JVM, whose values a test can hold. Snippets count from 3: two imports
 * are the first.
 */
public final class LocalSession implements AutoCloseable {
  private static volatile Object taken;

  private final JShell shell;

  private LocalSession(JShell shell) {
    this.shell = shell;
  }

  /** Opens one, with these options for its compiler. */
  static LocalSession open(String... options) {
    JShell shell = JShell.builder().executionEngine("local").compilerOptions(options).build();
    String classPath = System.getProperty("java.class.path");
    for (String entry : Splitter.on(File.pathSeparatorChar).split(classPath)) {
      shell.addToClasspath(entry);
    }
    LocalSession session = new LocalSession(shell);
    session.type("import java.util.*; import java.util.function.*;");
    return session;
  }

  /** Takes a value out of the session that runs. */
  public static void take(Object value) {
    taken = value;
  }

  /** Types this. */
  void type(String source) {
    for (String rest = source; !rest.isBlank(); ) {
      SourceCodeAnalysis.CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      rest = info.remaining();
      for (SnippetEvent event : shell.eval(info.source())) {
        assertThat(event.exception()).as(source).isNull();
        assertThat(event.status()).as(source).isNotEqualTo(Snippet.Status.REJECTED);
      }
    }
  }

  /** The value of an expression. */
  Object value(String expression) {
    type(LocalSession.class.getName() + ".take(" + expression + ")");
    return taken;
  }

  /** Forgets what has this name. */
  void drop(String name) {
    List<Snippet> named =
        shell
            .snippets()
            .filter(each -> shell.status(each).isActive())
            .filter(each -> each instanceof DeclarationSnippet d && d.name().equals(name))
            .toList();
    assertThat(named).as(name).hasSize(1);
    named.forEach(shell::drop);
  }

  @Override
  public void close() {
    shell.close();
  }
}
