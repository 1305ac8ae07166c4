package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/** A session into which a test types; what the session throws, the test gets as text. */
final class TypedSession implements AutoCloseable {
  private final JShell shell;

  private TypedSession(JShell shell, List<String> classPath) {
    this.shell = shell;
    classPath.forEach(shell::addToClasspath);
    type("import java.util.*;");
    type("import java.util.function.*;");
    type("import java.nio.file.*;");
    type("import dev.brine.Brine;");
    type("import dev.brine.error.*;");
    type("import dev.brine.pool.*;");
  }

  /** The engine is {@code remote} or {@code local}; a place may be added to the class path. */
  static TypedSession open(String engine, Path... places) {
    JShell.Builder builder = JShell.builder();
    if (engine.equals("local")) {
      builder.executionEngine("local");
    }
    List<String> classPath =
        new ArrayList<>(
            Splitter.on(File.pathSeparatorChar).splitToList(System.getProperty("java.class.path")));
    for (Path place : places) {
      classPath.add(place.toString());
    }
    return new TypedSession(builder.build(), classPath);
  }

  /** As {@code /env --class-path} does, but the session goes on. */
  void addToClassPath(Path place) {
    shell.addToClasspath(place.toString());
  }

  /** Types this and returns the last value as the session shows it. */
  String type(String source) {
    String value = null;
    for (String rest = source; !rest.isBlank(); ) {
      SourceCodeAnalysis.CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      rest = info.remaining();
      for (SnippetEvent event : shell.eval(info.source())) {
        if (event.causeSnippet() != null) {
          continue;
        }
        assertThat(shell.diagnostics(event.snippet()).filter(d -> d.isError()).toList())
            .as(source)
            .allSatisfy(d -> assertThat(d.getMessage(null)).contains("cannot find symbol"));
        if (event.exception() instanceof EvalException e) {
          throw new ThrownException(e);
        }
        assertThat(event.exception()).as(source).isNull();
        value = event.value();
      }
    }
    return value;
  }

  /** What this throws: the class, a colon, the message. */
  String thrownBy(String source) {
    try {
      return "nothing thrown, but a value: " + type(source);
    } catch (ThrownException e) {
      return e.getMessage();
    }
  }

  /** As {@code /drop} does. */
  void drop(String name) {
    List<Snippet> named =
        shell
            .snippets()
            .filter(s -> shell.status(s).isActive())
            .filter(s -> s instanceof DeclarationSnippet d && d.name().equals(name))
            .toList();
    assertThat(named).as(name).isNotEmpty();
    named.forEach(shell::drop);
  }

  @Override
  public void close() {
    shell.close();
  }

  private static final class ThrownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ThrownException(EvalException e) {
      super(e.getExceptionClassName() + ": " + e.getMessage(), e);
    }
  }
}
