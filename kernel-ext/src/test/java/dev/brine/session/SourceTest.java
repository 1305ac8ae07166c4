package dev.brine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.pickle.Explanation;
import dev.brine.pickle.Explanation.Source;
import java.io.File;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The user's own text behind code that would travel. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourceTest {
  private static final String LAMBDA =
      "Function<Integer, Integer> f = x -> helper(x) + new Task(base).go(x); // by hand";
  private static final String METHOD = "int helper(int x) {\n  return x * base;\n}";
  private static final String TYPE =
      "class Task { final int k; Task(int k) { this.k = k; } int go(int x) { return k + x; }"
          + " static class Part { int n; } static int twice(int x) { return 2 * x; } }";

  private EmbeddedSession session;

  @BeforeAll
  void open() throws SessionInterruptedException {
    session = new EmbeddedSession();
    session.beginCell(1);
    for (String each :
        List.of(
            "import static java.util.Map.entry;",
            "int unrelated = 1;",
            "int base = 10;",
            METHOD,
            TYPE,
            LAMBDA,
            "Function<Integer, Function<Integer, Integer>> outer = a -> b -> a - b;",
            "Function<Integer, Integer> inner = outer.apply(5);",
            "BinaryOperator<Integer> max = Math::max;",
            "UnaryOperator<Integer> twice = Task::twice;")) {
      assertThat(session.evaluate(each, 1).errors()).as(each).isEmpty();
    }
  }

  @AfterAll
  void close() {
    session.close();
  }

  private Source source(String expression) throws SessionInterruptedException {
    Evaluation evaluation = session.evaluate("Brine.explain(" + expression + ")", 1);
    assertThat(evaluation.thrown()).isNull();
    return ((Explanation) evaluation.value()).source();
  }

  @Test
  void D63_source_ofALambda_isTheSnippetAsTyped() throws Exception {
    assertThat(source("f").text()).isEqualTo(LAMBDA);
  }

  @Test
  void D102_source_ofInstanceClassAndNestedClass_isTheTypesSnippet() throws Exception {
    assertThat(source("new Task(1)").text()).isEqualTo(TYPE);
    assertThat(source("Task.class").text()).isEqualTo(TYPE);
    assertThat(source("new Task.Part()").text()).isEqualTo(TYPE);
    assertThat(source("Task.Part.class").name()).isEqualTo("Task.Part");
  }

  @Test
  void D107_source_ofALambdaInALambda_isTheEnclosingSnippet() throws Exception {
    assertThat(source("inner").text()).startsWith("Function<Integer, Function<").contains("a - b");
  }

  @Test
  void D103_name_ofAMethodReference_isTheMethods() throws Exception {
    assertThat(source("(BinaryOperator<Integer>) Math::max").name())
        .isEqualTo("java.lang.Math.max");
    assertThat(source("(UnaryOperator<Integer>) Task::twice").name()).isEqualTo("Task.twice");
    assertThat(source("(Supplier<Object>) ArrayList::new").name())
        .isEqualTo("java.util.ArrayList.new");
    assertThat(source("f").name()).isEqualTo("f");
    assertThat(source("inner").name()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "f, true",
    "inner, true",
    "twice, true",
    "new Task(1), true",
    "Task[].class, true",
    "new Object() {}, true",
    "max, false",
    "\"text\", false",
    "List.of(1), false",
    "String.class, false",
    "int[].class, false",
    "null, false",
    "Comparator.naturalOrder(), false",
    "f.andThen(f), false",
    "Function.<Integer>identity().andThen(f), false",
  })
  void D106_isFromSession_ofAnything_tellsWhetherItsCodeWasTyped(String code, boolean isTyped)
      throws Exception {
    assertThat(source(code).isFromSession()).isEqualTo(isTyped);
  }

  @Test
  void D64_standalone_inAFreshSession_givesTheSameAnswer() throws Exception {
    Source source = source("f");
    assertThat(source.standalone()).contains(LAMBDA, METHOD, TYPE).doesNotContain("unrelated");
    Object here = session.evaluate("f.apply(4)", 1).value();
    try (JShell fresh = JShell.create()) {
      assertThat(evaluate(fresh, source.standalone() + "\nf.apply(4)")).isEqualTo("" + here);
    }
  }

  @Test
  void D104_standalone_withAnAlias_isKnownByIt() throws Exception {
    try (JShell fresh = JShell.create()) {
      assertThat(evaluate(fresh, source("f").standalone("g") + "\ng.apply(4)")).isEqualTo("54");
    }
    Source unnamed = source("inner");
    assertThatThrownBy(() -> unnamed.standalone("g"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no variable of a known snippet holds it");
  }

  @Test
  void D105_standalone_aliasThatIsCode_isRefused() throws Exception {
    Source source = source("f");
    assertThatThrownBy(() -> source.standalone("g = f; System.exit(3); var h"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a variable's name: ");
  }

  @Test
  void source_ofWhatWasRedefined_isThatOfItsOwnVersion() throws Exception {
    session.evaluate("Function<Integer, Integer> v = x -> 1;", 1);
    session.evaluate("Object kept = v;", 1);
    session.evaluate("Function<Integer, Integer> v = x -> 2;", 1);
    assertThat(source("v").text()).contains("x -> 2");
    assertThat(source("kept").text()).doesNotContain("x -> 2");
  }

  private static String evaluate(JShell shell, String text) {
    shell.addToClasspath(System.getProperty("java.class.path").replace(File.pathSeparator, ":"));
    String value = null;
    for (String rest = text; !rest.isBlank(); ) {
      SourceCodeAnalysis.CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      rest = info.remaining();
      for (SnippetEvent event : shell.eval(info.source())) {
        if (event.causeSnippet() == null) {
          assertThat(event.status()).as(info.source()).isEqualTo(Snippet.Status.VALID);
          value = event.value();
        }
      }
    }
    return value;
  }
}
