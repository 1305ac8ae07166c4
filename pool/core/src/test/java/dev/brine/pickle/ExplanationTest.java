package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.brine.Brine;
import dev.brine.code.ClassCode;
import dev.brine.pickle.Explanation.Captured;
import dev.brine.pickle.Explanation.Code;
import dev.brine.pickle.Explanation.Refusal;
import dev.brine.pickle.Explanation.Source;
import dev.brine.pickle.Explanation.Variable;
import dev.brine.pool.SerialPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a function drags along is told as its author knows it. */
@Timeout(120)
class ExplanationTest {
  private LocalSession session;

  @BeforeEach
  void open() {
    session = LocalSession.open();
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Explanation explain(String expression) {
    return Brine.explain(session.value(expression));
  }

  private static Variable variable(Explanation explanation, String name) {
    return explanation.variables().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " in " + explanation));
  }

  private static List<String> names(Explanation explanation) {
    return explanation.variables().stream().map(Variable::name).toList();
  }

  @Test
  void D35_explain_methodsThatCallMethods_namesAllTheirVariablesAndTheWay() {
    session.type("int added = 4");
    session.type("int squared = 3");
    session.type("int inner(int x) { return x * squared; }");
    session.type("int outer(int x) { return inner(x) + added; }");
    session.type("Function<Integer, Integer> deep = x -> outer(x)");

    Explanation explanation = explain("deep");

    assertThat(explanation.subject()).isEqualTo("lambda of snippet #7");
    assertThat(names(explanation)).containsExactlyInAnyOrder("added", "squared");
    assertThat(variable(explanation, "squared").why())
        .containsExactly(
            "lambda of snippet #7",
            "outer() (snippet #6)",
            "inner() (snippet #5)",
            "variable squared (snippet #4)");
    assertThat(variable(explanation, "added").why())
        .containsExactly(
            "lambda of snippet #7", "outer() (snippet #6)", "variable added (snippet #3)");
    assertThat(explanation.code())
        .extracting(Code::name, Code::label)
        .contains(
            tuple("lambda", "snippet #7"),
            tuple("outer()", "snippet #6"),
            tuple("inner()", "snippet #5"),
            tuple("variable squared", "snippet #4"));
    assertThat(explanation.refusals()).isEmpty();
  }

  @Test
  void D36_explain_directUse_namesNothingElse() {
    session.type("int added = 4");
    session.type("int squared = 3");
    session.type("int inner(int x) { return x * squared; }");
    session.type("Function<Integer, Integer> flat = x -> x + added");

    assertThat(names(explain("flat"))).containsExactly("added");
  }

  @Test
  void D37_explain_variablesThatNothingReaches_areNotTouched() {
    session.type("int added = 4");
    session.type("byte[] enormous = new byte[5_000_000]");
    session.type("Thread neverUsed = new Thread()");
    session.type("Function<Integer, Integer> flat = x -> x + added");

    Explanation explanation = explain("flat");

    assertThat(explanation.toString()).doesNotContain("enormous", "neverUsed", "refused");
    assertThat(explanation.bytes()).isLessThan(20_000);
  }

  @Test
  void D38_explain_whatWasDropped_isStillKnown() {
    session.type("double scale = 10");
    session.type("int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }");
    session.type("Function<Integer, Integer> held = n -> (int) (scale * fib(n))");
    Object held = session.value("held");
    session.drop("held");
    session.drop("fib");
    session.drop("scale");

    Explanation explanation = Brine.explain(held);

    assertThat(names(explanation)).containsExactly("scale");
    assertThat(explanation.code()).extracting(Code::name).contains("fib()");
  }

  @Test
  void D31_explain_thread_isRefusedWithTypeReasonAndHint() {
    assertThat(Brine.explain(new Thread()).refusals())
        .containsExactly(
            new Refusal(
                List.of("java.lang.Thread"),
                "a thread cannot leave its process",
                "start it inside the task"));
  }

  @Test
  void D32_explain_oneBadFieldOfThree_namesOnlyThat() {
    session.type(
        "class Link { int port = 1; java.net.Socket socket = new java.net.Socket();"
            + " String name = \"n\"; }");
    session.type("Link link = new Link()");

    Explanation explanation = explain("link");

    assertThat(explanation.subject()).isEqualTo("Link (snippet #3)");
    assertThat(explanation.refusals())
        .extracting(Refusal::path)
        .containsExactly(List.of("field Link.socket", "java.net.Socket"));
    assertThat(explanation.captured()).extracting(Captured::name).contains("field Link.name");
  }

  @Test
  void D33_explain_variableThatHoldsOne_beginsWithTheVariable() {
    session.type("class Link { java.net.Socket socket = new java.net.Socket(); int port = 1; }");
    session.type("Link link = new Link()");
    session.type("Function<Integer, Integer> f = x -> x + link.port");

    assertThat(explain("f").refusals())
        .extracting(each -> String.join(" -> ", each.path()))
        .containsExactly("variable link (snippet #4) -> field Link.socket -> java.net.Socket");
  }

  @Test
  void D34_explain_elementOfAList_namesItsPlace() {
    List<Object> list = new ArrayList<>(List.of(1, List.of("a", new Thread())));

    assertThat(Brine.explain(list).refusals())
        .extracting(each -> String.join(" -> ", each.path()))
        .containsExactly("element [1] -> element [1] -> java.lang.Thread");
  }

  @Test
  void explain_manyRefusals_tellsAllAndWeighsTheRest() {
    session.type("Thread one = new Thread()");
    session.type("List<Object> some = new ArrayList<>(Arrays.asList(new Thread(), new int[1000]))");
    session.type(
        "class Two { Object a = new ThreadLocal<String>(); Runnable b = () -> one.getId(); }");
    session.type("Two two = new Two()");
    session.type("Object it(int x) { return x > 0 ? some : two; }");
    session.type("Function<Integer, Object> f = x -> it(x)");

    Explanation explanation = explain("f");

    assertThat(explanation.refusals())
        .extracting(each -> String.join(" -> ", each.path()))
        .containsExactlyInAnyOrder(
            "variable some (snippet #4) -> element [0] -> java.lang.Thread",
            "variable two (snippet #6) -> field Two.a -> java.lang.ThreadLocal",
            "variable one (snippet #3) -> java.lang.Thread");
    assertThat(variable(explanation, "some").bytes()).isBetween(1000L, 5000L);
    assertThat(variable(explanation, "one").why())
        .containsExactly(
            "lambda of snippet #8",
            "it() (snippet #7)",
            "variable two (snippet #6)",
            "class Two (snippet #5)",
            "variable one (snippet #3)");
  }

  @Test
  void explain_classesAndTheirStatics_tellsTheWayThroughThem() {
    session.type(
        "class Rates { static Map<String, Double> table = new HashMap<>(Map.of(\"a\", 2.0)); }");
    session.type("Rates.table.size()");
    session.type(
        "record Money(int amount) { double in(String c) { return amount * Rates.table.get(c); } }");
    session.type("Money money = new Money(3)");
    session.type("Function<String, Double> f = c -> money.in(c)");

    Explanation explanation = explain("f");

    Variable table = variable(explanation, "Rates.table");
    assertThat(table.declaredType()).isEqualTo("Map<String, Double>");
    assertThat(table.valueType()).isEqualTo("java.util.HashMap");
    assertThat(table.label()).isEqualTo("snippet #3");
    assertThat(table.why().get(0)).isEqualTo("lambda of snippet #7");
    assertThat(table.why())
        .endsWith("record Money (snippet #5)", "static field Rates.table (snippet #3)");
    assertThat(explanation.code())
        .extracting(Code::name, Code::label)
        .contains(tuple("Rates", "snippet #3"), tuple("Money", "snippet #5"));
  }

  @Test
  void explain_enumWithState_tellsItsConstants() {
    session.type(
        "enum Color { RED(new int[500]), BLUE(null); int[] shades; Color(int[] s) { shades = s; }"
            + " }");
    session.type("Function<Integer, Integer> f = x -> Color.values()[x].shades.length");
    session.type("f.apply(0)");

    Variable constants = variable(explain("f"), "constants of Color");

    assertThat(constants.bytes()).isGreaterThan(500);
    assertThat(constants.why()).containsExactly("lambda of snippet #4", "enum Color (snippet #3)");
  }

  @Test
  void explain_lambdaWithCapturedValues_weighsEach() {
    session.type(
        "Function<Integer, Integer> with(int k, byte[] data) { return x -> x + k + data[0]; }");

    Explanation explanation = explain("with(7, new byte[3000])");

    assertThat(explanation.captured())
        .extracting(Captured::type)
        .containsExactly("byte[]", "java.lang.Integer");
    assertThat(explanation.captured().get(0).bytes()).isBetween(3000L, 3020L);
  }

  @Test
  void explain_lambdaCompiledWithNames_tellsTheLocalVariables() {
    session.close();
    session = LocalSession.open("-g");
    session.type(
        "Function<Integer, Integer> with(long k, byte[] data, Thread t) {"
            + " return x -> (int) (x + k + data[0] + t.getId()); }");

    Explanation explanation = explain("with(7, new byte[3000], new Thread())");

    assertThat(explanation.captured())
        .extracting(Captured::name)
        .containsExactly("variable data", "variable k", "variable t");
    assertThat(explanation.refusals())
        .extracting(each -> String.join(" -> ", each.path()))
        .containsExactly("variable t captured by the lambda of snippet #3 -> java.lang.Thread");
  }

  @Test
  void explain_any_runsNoneOfTheSessionsCodeAndInitializesNoClass() {
    session.type(
        "class Quiet { static int inits; static { inits = 1; System.setProperty(\"brine.quiet\","
            + " \"ran\"); } }");
    session.type("enum Loud { A; static { System.setProperty(\"brine.quiet\", \"ran\"); } }");
    session.type(
        "Function<Integer, Object> f = x -> { System.setProperty(\"brine.quiet\", \"f\"); return x"
            + " + Quiet.inits + Loud.A.name(); }");

    Explanation explanation = explain("f");

    assertThat(explanation.code()).extracting(Code::name).contains("Quiet", "Loud");
    assertThat(explanation.variables()).isEmpty();
    assertThat(System.getProperty("brine.quiet")).isNull();
  }

  @Test
  void explain_changedBetween_tellsTheNewValue() {
    session.type("Object base = 1");
    session.type("Function<Integer, Object> f = x -> base");
    Explanation before = explain("f");
    session.type("base = new int[400]");

    Explanation after = explain("f");

    assertThat(variable(before, "base").valueType()).isEqualTo("java.lang.Integer");
    assertThat(variable(after, "base").valueType()).isEqualTo("int[]");
    assertThat(variable(after, "base").bytes()).isBetween(400L, 1000L);
  }

  @Test
  void explain_anything_weighsWhatACaptureWrites() {
    session.type("Map<String, List<Integer>> table = new TreeMap<>()");
    session.type(
        "for (int i = 0; i < 300; i++) table.put(\"k\" + i, new ArrayList<>(List.of(i, -i)))");
    session.type("class Node { Node next; String name = \"n\"; Object[] more = {this, table}; }");
    session.type("Node node = new Node()");
    session.type("node.next = node");
    session.type("Function<Integer, Object> f = x -> node.more[x]");
    Object function = session.value("f");

    Parcel parcel = Capture.of(function).parcels().get(0);
    long code = parcel.code().stream().map(ClassCode::bytes).mapToLong(each -> each.length).sum();
    Explanation explanation = Brine.explain(function);

    long graph = parcel.graph().size();
    assertThat(explanation.bytes() - code).isCloseTo(graph, within(graph / 5));
    assertThat(explanation.code().stream().mapToLong(Code::bytes).sum()).isEqualTo(code);
  }

  @Test
  void explain_cycleThatCannotBeBuiltAgain_isRefused() {
    AtomicReferenceArray<Object> ring = new AtomicReferenceArray<>(1);
    ring.set(0, ring);

    Explanation explanation = Brine.explain(List.of("a", ring));

    assertThat(explanation.refusals())
        .extracting(Refusal::reason)
        .containsExactly("it contains itself in a way that cannot be built again");
  }

  @Test
  void explain_plainValuesAndOfAPool_works() {
    assertThat(Brine.explain(null).toString()).isEqualTo("null: 0 B");
    assertThat(Brine.explain(12).toString()).startsWith("java.lang.Integer: ");
    try (SerialPool pool = SerialPool.create()) {
      assertThat(pool.explain(Arrays.asList("ab", "cd")).captured())
          .extracting(Captured::name)
          .containsExactly("its contents");
    }
  }

  @Test
  void toString_ofAll_isAlignedAndLargestFirst() {
    Explanation explanation =
        new Explanation(
            "lambda of cell [5]",
            new Source("f", true, "f = k -> helper(k)", List.of()),
            List.of(new Code("helper()", "cell [3]", 3_651), new Code("lambda", "cell [5]", 980)),
            List.of(
                new Variable(
                    "data",
                    "cell [12]",
                    "double[]",
                    "double[]",
                    100_000_004,
                    List.of("lambda of cell [5]", "variable data (cell [12])")),
                new Variable(
                    "names",
                    "cell [2]",
                    "List<String>",
                    "java.util.ArrayList",
                    12_345,
                    List.of(
                        "lambda of cell [5]", "helper() (cell [3])", "variable names (cell [2])"))),
            List.of(new Captured("variable k", "java.lang.Integer", 2)),
            List.of(
                new Refusal(
                    List.of("variable db (cell [4])", "field Db.conn", "java.sql.Connection"),
                    "a connection cannot leave its process",
                    "open it inside the task"),
                new Refusal(List.of("java.lang.ClassLoader"), "a loader stays", "")),
            100_016_982);

    assertThat(explanation)
        .hasToString(
            """
            lambda of cell [5]: 100 MB, 2 things refused
            variables
              100 MB  data   cell [12]  double[]                            lambda of cell [5] -> variable data (cell [12])
               12 kB  names  cell [2]   List<String> = java.util.ArrayList  lambda of cell [5] -> helper() (cell [3]) -> variable names (cell [2])
            captured
              2 B  variable k  java.lang.Integer
            code
              3.7 kB  helper()  cell [3]
               980 B  lambda    cell [5]
            refused
              variable db (cell [4]) -> field Db.conn -> java.sql.Connection: a connection cannot leave its process; open it inside the task
              java.lang.ClassLoader: a loader stays\
            """);
  }

  @Test
  void size_atTheEdges_isRoundedAsOneSaysIt() {
    assertThat(List.of(0L, 999L, 1_000L, 3_651L, 9_949L, 9_950L, 999_499L, 999_500L, 104_857_600L))
        .extracting(ByteSize::of)
        .containsExactly(
            "0 B", "999 B", "1.0 kB", "3.7 kB", "9.9 kB", "10 kB", "999 kB", "1.0 MB", "105 MB");
  }
}
