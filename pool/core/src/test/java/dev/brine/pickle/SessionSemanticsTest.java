package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What travels is a value: typed into both engines, one session of each, run again and again on one
 * warm worker.
 */
@Timeout(180)
@ParameterizedClass
@ValueSource(strings = {"remote", "local"})
class SessionSemanticsTest {
  @Parameter String engine;

  private static TypedSession session;

  @TempDir Path directory;

  @BeforeParameterizedClassInvocation
  static void open(String engine) {
    session = TypedSession.open(engine);
    session.type("ProcessPool pool = ProcessPool.builder().workers(1).spare(false).build()");
    // The worker is there before the first test, which would seem to have left it behind.
    assertThat(session.type("pool.map(x -> x, List.of(1))")).isEqualTo("[1]");
  }

  @AfterParameterizedClassInvocation
  static void close() {
    session.type("pool.close()");
    session.close();
  }

  @Test
  void map_staticChangedByATask_isTheSessionsAgainInTheNextMap() {
    session.type(
        "class Counter { static int n = 5; static List<Integer> seen = new ArrayList<>(); }");
    session.type("int count(int x) { Counter.seen.add(x); return Counter.n += x; }");
    String twice = "pool.map(x -> count(x), List.of(1, 1)) + \"\" + Counter.n + Counter.seen";
    assertThat(session.type(twice)).isEqualTo("\"[6, 7]5[]\"");
    assertThat(session.type(twice)).isEqualTo("\"[6, 7]5[]\"");
    session.type("Counter.n = 10");
    assertThat(session.type(twice)).isEqualTo("\"[11, 12]10[]\"");
  }

  @Test
  void map_variableChangedBetweenMaps_isSeenAtOnce() {
    session.type("int base = 1");
    assertThat(session.type("pool.map(x -> x + base, List.of(1))")).isEqualTo("[2]");
    session.type("base = 100");
    assertThat(session.type("pool.map(x -> x + base, List.of(1))")).isEqualTo("[101]");
    session.type("String base = \"s\"");
    assertThat(session.type("pool.map(x -> x + base, List.of(1))")).isEqualTo("[1s]");
  }

  @Test
  void map_redefinedCode_isSeenByTheWarmWorker() {
    session.type("class Task { int go(int x) { return x + 1; } }");
    session.type("int helper(int x) { return new Task().go(x); }");
    assertThat(session.type("pool.map(x -> helper(x), List.of(1))")).isEqualTo("[2]");
    session.type("class Task { int go(int x) { return x + 10; } }");
    assertThat(session.type("pool.map(x -> helper(x), List.of(1))")).isEqualTo("[11]");
    session.type("class Task { int more = 5; int go(int x) { return x + 100 + more; } }");
    assertThat(session.type("pool.map(x -> helper(x), List.of(1))")).isEqualTo("[106]");
    session.type("int helper(int x) { return -x; }");
    assertThat(session.type("pool.map(x -> helper(x), List.of(1))")).isEqualTo("[-1]");
  }

  @Test
  void map_redefinedWhileAMapIsRunning_endsAsItBegan() {
    session.type("int step(int x) throws Exception { Thread.sleep(20); return 1; }");
    session.type("MapResult<Integer> running = pool.amap(x -> step(x), Brine.range(0, 20))");
    session.type("int step(int x) throws Exception { return 2; }");
    assertThat(session.type("new HashSet<>(running.get())")).isEqualTo("[1]");
    assertThat(session.type("pool.map(x -> step(x), List.of(1))")).isEqualTo("[2]");
  }

  @Test
  void map_closuresOfOneSite_stayApart() {
    session.type("Function<Integer, Integer> adder(int k) { return x -> x + k; }");
    session.type("Function<Integer, Integer> one = adder(1), ten = adder(10)");
    assertThat(session.type("pool.map(x -> one.apply(x) * 100 + ten.apply(x), List.of(1))"))
        .isEqualTo("[211]");
    session.type("List<Function<Integer, Integer>> all = new ArrayList<>()");
    session.type("for (int i = 0; i < 3; i++) all.add(adder(i))");
    assertThat(session.type("pool.map(f -> f.apply(0), all)")).isEqualTo("[0, 1, 2]");
  }

  @Test
  void map_result_isOfTheSessionsOwnClasses() {
    session.type(
        "enum Color { RED, GREEN { int rank() { return 2; } }; int rank() { return 1; } }");
    session.type("record Box(Color color, Class<?> type) {}");
    session.type("Box box = pool.map(c -> new Box(c, Box.class), List.of(Color.GREEN)).get(0)");
    assertThat(session.type("box.color() == Color.GREEN && box.type() == Box.class"))
        .isEqualTo("true");
    assertThat(session.type("box instanceof Box && box.color().rank() == 2")).isEqualTo("true");
  }

  @Test
  void map_instanceOlderThanItsClass_isToldInTheUsersWords() {
    session.type("class Old { int a = 1; }");
    session.type("Object kept = new Old()");
    session.type("class Old { int a = 1; String b = \"b\"; }");
    session.type("String show(Object o) { return o instanceof Old ? \"new\" : \"old\"; }");
    String told =
        session.type(
            "String told; try { told = \"\" + pool.map(o -> show(o), List.of(kept)); }"
                + " catch (Exception e) { told = e.toString(); } told");
    assertThat(told).doesNotContain("ClassCastException").contains("old");
  }

  @Test
  void map_interfaceConstantThatChanged_arrivesAsItIs() {
    session.type("interface Registry { List<Integer> ALL = new ArrayList<>(List.of(1)); }");
    session.type("Registry.ALL.add(2)");
    assertThat(session.type("pool.map(x -> Registry.ALL.size() * 10 + x, List.of(1))"))
        .isEqualTo("[21]");
    session.type("Registry.ALL.add(3)");
    assertThat(session.type("pool.map(x -> Registry.ALL.size() * 10 + x, List.of(1))"))
        .isEqualTo("[31]");
  }

  @Test
  void map_monitorHeldByTheCaller_isNoDeadLock() {
    session.type("Vector<Integer> vector = new Vector<>(List.of(1, 2))");
    session.type("StringBuffer buffer = new StringBuffer(\"ab\")");
    session.type("Map<String, Integer> map = Collections.synchronizedMap(new HashMap<>())");
    session.type("map.put(\"k\", 7)");
    session.type(
        "List<Integer> held() { synchronized (vector) { synchronized (buffer) { synchronized (map) {"
            + " return pool.map(x -> vector.size() * 100 + buffer.length() * 10 + map.get(\"k\") + x,"
            + " List.of(0)); } } } }");
    assertThat(session.type("held()")).isEqualTo("[227]");
  }

  @Test
  void map_twoMapsInFlight_keepTheirStaticsApart() {
    session.type("int shared = 1");
    session.type("int slow(int x) throws Exception { Thread.sleep(10); return shared; }");
    session.type("MapResult<Integer> first = pool.amap(x -> slow(x), Brine.range(0, 10))");
    session.type("shared = 2");
    session.type("MapResult<Integer> second = pool.amap(x -> slow(x), Brine.range(0, 10))");
    assertThat(session.type("\"\" + new HashSet<>(first.get()) + new HashSet<>(second.get())"))
        .isEqualTo("\"[1][2]\"");
  }

  @Test
  void map_classPathAddedLater_reachesTheWarmWorker() throws IOException {
    assertThat(session.type("pool.map(x -> x + 1, List.of(1))")).isEqualTo("[2]");
    compile(
        "first",
        "package added; public class First { public static int f(int x) { return x + 40; } }");
    session.addToClassPath(directory.resolve("first"));
    assertThat(session.type("pool.map(x -> added.First.f(x), List.of(2))")).isEqualTo("[42]");
    compile(
        "second",
        "package added2; public class Second implements java.io.Serializable {"
            + " public int v; public Second(int v) { this.v = v; } }");
    session.addToClassPath(directory.resolve("second"));
    assertThat(session.type("pool.map(s -> s.v + added.First.f(1), List.of(new added2.Second(2)))"))
        .isEqualTo("[43]");
    assertThat(session.type("pool.map(x -> new added2.Second(x), List.of(9)).get(0).v"))
        .isEqualTo("9");
  }

  private void compile(String place, String source) throws IOException {
    Path classes = Files.createDirectories(directory.resolve(place));
    String name = source.replaceAll("(?s).*?class (\\w+).*", "$1");
    Path file = Files.writeString(classes.resolve(name + ".java"), source);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), file.toString()))
        .isZero();
  }
}
