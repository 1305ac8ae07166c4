package dev.brine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brine.pickle.Capture;
import dev.brine.pickle.Replica;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values of the session's own types, lambdas and anonymous classes in another session, where JShell
 * gives other numbers to everything.
 */
@Timeout(120)
class ValueLoadTest {
  private final EmbeddedSession before = new EmbeddedSession();
  private final EmbeddedSession after = new EmbeddedSession();

  @TempDir private Path directory;

  @BeforeEach
  void shift() throws Exception {
    there("int shift1 = 1;", "int shift2 = 1;", "int shift3 = 1;");
  }

  @AfterEach
  void close() {
    after.close();
    before.close();
  }

  private static Object type(EmbeddedSession session, String... snippets) throws Exception {
    session.beginCell(1);
    Object last = null;
    for (String each : snippets) {
      Evaluation evaluation = session.evaluate(each, 1);
      assertThat(evaluation.isSuccess()).as("%s %s", each, evaluation).isTrue();
      last = evaluation.value();
    }
    return last;
  }

  private Object here(String... snippets) throws Exception {
    return type(before, snippets);
  }

  private Object there(String... snippets) throws Exception {
    return type(after, snippets);
  }

  private LoadReport move() {
    Path file = directory.resolve("a.brine");
    SessionFile.save(before, file, SaveOptions.all());
    return SessionFile.load(file, after);
  }

  @Test
  void load_instancesAndRecords_areOfTheLiveTypes() throws Exception {
    here("class P { int v; P next; P(int v) { this.v = v; } }", "record R(P p, int[] a) {}");
    here("P p = new P(3);", "p.next = p;", "R r = new R(p, new int[] {1});");
    here("Map<String, List<P>> map = new TreeMap<>(Map.of(\"k\", List.of(p)));");
    here("P[][] grid = {{p, null}};");

    LoadReport report = move();

    assertThat(report.withoutValue()).isEmpty();
    assertThat(there("p instanceof P && p.next == p && r.p() == p")).isEqualTo(true);
    assertThat(there("map.get(\"k\").get(0) == p && grid[0][0] == p")).isEqualTo(true);
    assertThat(there("p.v + r.a()[0] + new P(6).v")).isEqualTo(10);
  }

  @Test
  void load_enums_areTheLiveConstantsWithTheirState() throws Exception {
    here("enum E { A, B { int f() { return 2; } }; int n; int f() { return 1; } }");
    here("E b = E.B;", "EnumMap<E, Integer> map = new EnumMap<>(Map.of(E.A, 4));", "E.A.n = 9;");
    here("Class<?> type = E.class;", "E[] all = E.values();");

    move();

    assertThat(there("b == E.B && type == E.class && all[0] == E.A")).isEqualTo(true);
    assertThat(there("b.f() + map.get(E.A)")).isEqualTo(6);
    assertThat(there("E.A.n")).isEqualTo(9);
  }

  @Test
  void load_lambdas_useTheLiveSession() throws Exception {
    here("int base = 1;", "int twice(int n) { return 2 * n; }", "record R(int v) {}");
    here("Function<Integer, R> op = n -> new R(twice(n) + base);");
    here("Supplier<Function<Integer, R>> nested = () -> { int k = 3; return n -> new R(n * k); };");
    here("Function<Integer, R> inner = nested.get();");
    here("Function<Integer, Integer> ref = this_is -> this_is + 1;");
    here("IntUnaryOperator method = new Object() { int add(int i) { return i + base; } }::add;");
    here("Function<Integer, R> made = R::new;", "Comparator<R> by = Comparator.comparing(R::v);");
    here("Runnable change = () -> base += 10;");

    move();

    assertThat(there("op.apply(5)")).hasToString("R[v=11]");
    assertThat(there("op.apply(5) instanceof R")).isEqualTo(true);
    assertThat(there("base = 100;", "op.apply(5).v()")).isEqualTo(110);
    assertThat(there("inner.apply(4).v() + nested.get().apply(5).v()")).isEqualTo(27);
    assertThat(there("method.applyAsInt(1)")).isEqualTo(101);
    assertThat(there("made.apply(7).v() + by.compare(new R(1), new R(2))")).isEqualTo(6);
    assertThat(there("change.run();", "base")).isEqualTo(110);
    assertThat(there("int twice(int n) { return 0; }", "op.apply(5)")).isNotNull();
  }

  @Test
  void load_lambdaMadeByMethodOrClass_isCarried() throws Exception {
    here("int base = 1;", "Supplier<Integer> make(int k) { return () -> k + base; }");
    here(
        "class C { int f = 5; Supplier<Integer> s() { return () -> f; } static Supplier<C> t() { return () -> new C(); } }");
    here("Supplier<Integer> m = make(4);", "C c = new C();", "Supplier<Integer> s = c.s();");
    here("Supplier<C> t = C.t();");

    move();

    assertThat(there("m.get() + make(1).get()")).isEqualTo(7);
    assertThat(there("c.f = 8;", "s.get()")).isEqualTo(8);
    assertThat(there("t.get() instanceof C")).isEqualTo(true);
  }

  @Test
  void load_anonymousAndLocalClasses_areCarried() throws Exception {
    here("int base = 1;", "interface Shape { int area(); }");
    here("Shape anon = new Shape() { int w = 3; public int area() { return w * base; } };");
    here(
        "Shape local() { class Square implements Shape { int a = base; public int area() { return a * a; } } return new Square(); }");
    here("base = 4;", "Shape square = local();");
    here("var nameless = new Object() { int a = 3; int b() { return a + base; } };");
    here("var list = new ArrayList<Integer>() {{ add(base); }};");

    move();

    assertThat(there("anon instanceof Shape && square instanceof Shape")).isEqualTo(true);
    assertThat(there("anon.area() + square.area() + local().area()")).isEqualTo(12 + 16 + 16);
    assertThat(there("nameless.a + nameless.b()")).isEqualTo(10);
    assertThat(there("list.get(0)")).isEqualTo(4);
  }

  @Test
  void load_staticsOfClasses_haveTheirValues() throws Exception {
    here(
        "class C { static int next = 1; final int id = next++; static final List<C> ALL = new ArrayList<>(); C() { ALL.add(this); } }");
    here("C one = new C();", "C two = new C();");

    move();

    assertThat(there("C.next")).isEqualTo(3);
    assertThat(there("C.ALL.size() == 2 && C.ALL.get(0) == one")).isEqualTo(true);
    assertThat(there("new C().id")).isEqualTo(3);
  }

  /** The order in a hash table depends on a variable that the key's own code reads. */
  @Test
  void load_hashCodeThatReadsTheSession_findsItsKeys() throws Exception {
    here(
        "int salt = 31;",
        "class K { static int more = 5; int v; K(int v) { this.v = v; } public int hashCode() { return v * salt + more; } public boolean equals(Object o) { return o instanceof K k && k.v == v; } }");
    here("salt = 77;", "K.more = 8;", "var map = new HashMap<K, String>();");
    here("for (int i = 0; i < 50; i++) { map.put(new K(i), \"v\" + i); }");

    move();

    assertThat(there("map.get(new K(7)) + map.containsKey(new K(49))")).isEqualTo("v7true");
  }

  @Test
  void load_instanceOfAnOverwrittenClass_keepsItsOwn() throws Exception {
    here("class V { int v = 1; public String toString() { return \"old\" + v; } }");
    here("Object old = new V();", "class V { long w = 2; }", "V now = new V();");

    move();

    assertThat(there("old + \" \" + (old instanceof V) + now.w")).isEqualTo("old1 false2");
  }

  @Test
  void load_lambdaThatUsesADroppedVariable_keepsItsValue() throws Exception {
    here("int k = 7;", "Supplier<Integer> s = () -> ++k;", "String k = \"other\";");
    assertThat(here("s.get()")).isEqualTo(8);

    move();

    assertThat(there("s.get() + k")).isEqualTo("9other");
  }

  @Test
  void load_selfReferringLambda_callsTheLiveVariable() throws Exception {
    here("Function<Integer, Integer> fact = n -> n < 2 ? 1 : n * fact.apply(n - 1);");

    move();

    assertThat(there("fact.apply(5)")).isEqualTo(120);
    assertThat(there("var old = fact;", "fact = n -> 1;", "old.apply(5)")).isEqualTo(5);
  }

  @Test
  void load_ofALoadedSession_savesAndLoadsAgain() throws Exception {
    here("int base = 1;", "Function<Integer, Integer> op = n -> n + base;");
    here(
        "Object anon = new Object() { public String toString() { return \"anon\" + op.apply(1); } };");
    move();
    there("base = 2;");
    Path second = directory.resolve("b.brine");
    SessionFile.save(after, second, SaveOptions.only("op", "anon"));

    try (EmbeddedSession third = new EmbeddedSession()) {
      SessionFile.load(second, third);

      assertThat(type(third, "op.apply(1) + anon.toString()")).isEqualTo("3anon3");
      assertThat(type(third, "base = 10;", "op.apply(1)")).isEqualTo(11);
    }
  }

  @Test
  void save_ofALoadedSession_stillTellsWhatWasTyped() throws Exception {
    here("int x = 40 + 2;", "var nameless = new Object() { int a = 3; };");
    move();

    SavedSession again =
        SessionFile.save(after, directory.resolve("b.brine"), SaveOptions.only("x", "nameless"));

    assertThat(again.snippet("variable x").orElseThrow().source()).isEqualTo("int x = 40 + 2;");
    assertThat(again.snippet("variable nameless").orElseThrow().source())
        .isEqualTo("var nameless = new Object() { int a = 3; };");
  }

  @Test
  void load_variableNamedAsThePackage_isNoObstacle() throws Exception {
    here("int dev = 1;", "int brine = 2;", "var nameless = new Object() { int a = 3; };");
    there("String dev = null;");

    move();

    assertThat(there("dev + brine + nameless.a")).isEqualTo(6);
  }

  @Test
  void load_variableWhoseTypeIsMissing_isDeclaredAndTold() throws Exception {
    here("Missing missing;", "int x = 1;");

    LoadReport report = move();

    assertThat(report.values()).containsExactly("x");
    assertThat(there("class Missing {}", "missing == null")).isEqualTo(true);
  }

  @Test
  void load_liveSession_keepsFinalConstantsOfClassesThatWereThere() throws Exception {
    here("class C { static final List<Integer> ALL = new ArrayList<>(); int n = ALL.size(); }");
    here("C.ALL.add(1);", "C c = new C();");
    Path file = directory.resolve("a.brine");
    SessionFile.save(before, file, SaveOptions.all());
    here("C.ALL.add(2);");

    LoadReport report = SessionFile.load(file, before);

    assertThat(report.withoutValue())
        .containsExactly("C.ALL: the class was there and keeps its constant");
    assertThat(here("C.ALL.size()")).isEqualTo(2);
  }

  @Test
  void load_lambda_canBeSentToAWorker() throws Exception {
    here("int base = 1;", "Function<Integer, Integer> op = n -> n + base;");

    move();

    there("base = 5;");
    Capture capture = Capture.of(there("op"));
    try (Replica replica = Replica.create()) {
      capture.parcels().forEach(replica::open);
      @SuppressWarnings("unchecked")
      Function<Object, Object> copy = (Function<Object, Object>) replica.function();
      assertThat(copy.apply(2)).isEqualTo(7);
    }
  }

  @Test
  void D94_load_liveSession_replacesValuesOfItsOwnTypes() throws Exception {
    here("class P { static int made; int v; P(int v) { this.v = v; made++; } }");
    here("P p = new P(1);", "Supplier<Integer> s = () -> p.v;", "P other = p;");
    Path file = directory.resolve("a.brine");
    SessionFile.save(before, file, SaveOptions.only("p", "s"));
    here("p = new P(50);", "other.v = 7;");

    LoadReport report = SessionFile.load(file, before);

    assertThat(report.evaluated()).isEmpty();
    assertThat(here("p.v + s.get()")).isEqualTo(2);
    assertThat(here("other.v")).isEqualTo(7);
    assertThat(here("P.made")).isEqualTo(1);
    assertThat(here("new P(3).v + P.made")).isEqualTo(5);
  }

  @Test
  void D96_save_chosenLambda_bringsWhatItsCodeReaches() throws Exception {
    here("int base = 1;", "int more() { return base; }", "Thread unrelated = new Thread();");
    here("Supplier<Integer> s = () -> more() + 1;");
    Path file = directory.resolve("a.brine");

    SavedSession saved = SessionFile.save(before, file, SaveOptions.only("s"));

    assertThat(saved.snippet("variable base")).isPresent();
    assertThat(saved.snippet("variable unrelated")).isEmpty();
    SessionFile.load(file, after);
    assertThat(there("s.get()")).isEqualTo(2);
  }

  @Test
  void save_lambdaThatUsesAVariableThatCannotTravel_isSavedWithoutIt() throws Exception {
    here("Thread thread = new Thread();", "Supplier<Boolean> s = () -> thread == null;");
    Path file = directory.resolve("a.brine");

    SavedSession saved = SessionFile.save(before, file, SaveOptions.all().skip());

    assertThat(saved.skipped()).extracting(SavedValue::name).containsExactly("thread");
    SessionFile.load(file, after);
    assertThat(there("s.get()")).isEqualTo(true);
  }

  @Test
  void D98_values_lambdas_runApartFromTheSession() throws Exception {
    here("int base = 1;", "Supplier<Integer> s = () -> ++base;");
    Path file = directory.resolve("a.brine");
    SessionFile.save(before, file, SaveOptions.all());
    here("base = 50;");

    var values = SessionFile.values(file);

    assertThat(((Supplier<?>) values.get("s")).get()).isEqualTo(2);
    assertThat(here("base")).isEqualTo(50);
  }

  @Test
  void load_valueThatCannotBeBuilt_setsNothing() throws Exception {
    here(
        "class H { public int hashCode() { if (Boolean.getBoolean(\"brine.test.refuse\")) throw new IllegalStateException(\"no\"); return 1; } }");
    here(
        "class S { static int n = 1; int m() { return n; } }",
        "S s = new S();",
        "Set<H> set = new HashSet<>(List.of(new H()));");
    here("int x = 1;");
    Path file = directory.resolve("a.brine");
    SessionFile.save(before, file, SaveOptions.all());
    here("x = 2;", "S.n = 5;");
    System.setProperty("brine.test.refuse", "true");
    try {
      SessionFileException refused =
          catchThrowableOfType(SessionFileException.class, () -> SessionFile.load(file, before));

      assertThat(refused)
          .hasMessage("a value cannot be built again: java.lang.IllegalStateException: no");
      assertThat(here("x + S.n")).isEqualTo(7);
    } finally {
      System.clearProperty("brine.test.refuse");
    }
  }
}
