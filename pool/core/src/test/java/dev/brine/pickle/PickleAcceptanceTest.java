package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user types to pickle by hand: bytes, files, copies, checks, explanations, rules. */
@Timeout(180)
class PickleAcceptanceTest {
  @TempDir Path directory;

  /** As a Java string literal that a session reads. */
  private static String literal(Path path) {
    return "\"" + path.toString().replace("\\", "\\\\") + "\"";
  }

  private static String path(Path path) {
    return "Path.of(" + literal(path) + ")";
  }

  // ---- dumps, loads, copy -------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void loads_whatWasDumpedHere_isTheSessionsOwn(String engine) {
    try (TypedSession session = TypedSession.open(engine)) {
      session.type("record P(int a, List<String> b) {}");
      session.type("enum E { X, Y }");
      session.type("class Named { String n = \"n\"; }");
      assertThat(
              session.type(
                  "Brine.loads(Brine.dumps(new P(1, List.of(\"x\")))).equals(new P(1,"
                      + " List.of(\"x\")))"))
          .isEqualTo("true");
      assertThat(session.type("Brine.loads(Brine.dumps(E.Y)) == E.Y")).isEqualTo("true");
      session.type("Named loaded = Brine.loads(Brine.dumps(new Named()))");
      assertThat(session.type("loaded.n + (loaded.getClass() == Named.class)"))
          .isEqualTo("\"ntrue\"");
      assertThat(session.type("Brine.loads(Brine.dumps(null)) == null")).isEqualTo("true");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void copy_nestedValue_sharesNothingWithIt(String engine) {
    try (TypedSession session = TypedSession.open(engine)) {
      session.type("class Bag { List<int[]> l = new ArrayList<>(List.of(new int[] {1})); }");
      session.type("Bag bag = new Bag()");
      session.type("Bag copied = Brine.copy(bag)");
      session.type("copied.l.get(0)[0] = 9");
      session.type("copied.l.add(null)");
      assertThat(session.type("bag.l.size() * 10 + bag.l.get(0)[0]")).isEqualTo("11");
      assertThat(session.type("copied.l.size() * 10 + copied.l.get(0)[0]")).isEqualTo("29");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void load_typedFunctionInAnotherJvm_runsThereWithItsValues(String engine) throws Exception {
    Path file = directory.resolve("f.brine");
    try (TypedSession session = TypedSession.open(engine)) {
      session.type("int base = 40");
      session.type("class Adder { int add(int x) { return x + base; } }");
      session.type("Adder adder = new Adder()");
      session.type("Function<Integer, Integer> f = x -> adder.add(x)");
      session.type("Brine.dump(f, " + path(file) + ")");
    }
    assertThat(OtherJvm.apply(file, 2)).isEqualTo("42");
  }

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void D01_byReference_inTheKernel_isTheSameClass(String engine) throws Exception {
    Path byValue = directory.resolve("value.brine");
    Path byReference = directory.resolve("reference.brine");
    try (TypedSession session = TypedSession.open(engine)) {
      session.type("abstract class Animal { abstract String noise(); }");
      session.type("class Dog extends Animal { String noise() { return \"wuff\"; } }");
      session.type("Function<Integer, String> noisy(Animal a) { return x -> a.noise() + x; }");
      session.type("Brine.dump(noisy(new Dog()), " + path(byValue) + ")");
      session.type("Brine.byReference(Dog.class)");
      assertThat(session.type("Brine.loads(Brine.dumps(new Dog())).getClass() == Dog.class"))
          .isEqualTo("true");
      session.type("Brine.dump(noisy(new Dog()), " + path(byReference) + ")");
    }
    assertThat(OtherJvm.apply(byValue, 1)).isEqualTo("wuff1");
    assertThat(OtherJvm.apply(byReference, 1)).contains("BrineException").contains("Dog");
  }

  // ---- check, pickles -----------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void D08_check_lambda_passes(String engine) {
    try (TypedSession session = TypedSession.open(engine)) {
      session.type("Function<Integer, Integer> f = x -> x * x");
      session.type("Brine.check(f)");
      assertThat(session.type("Brine.pickles(f)")).isEqualTo("true");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void D09_check_whatReachesOtherSnippets_passes(String engine) {
    try (TypedSession session = TypedSession.open(engine)) {
      session.type("record R(int v) {}");
      session.type("Map<String, R> table = new HashMap<>(Map.of(\"a\", new R(1)))");
      session.type("int look(String k) { return table.get(k).v(); }");
      session.type("Function<String, Integer> f = k -> look(k) + 1");
      session.type("Brine.check(f)");
      session.type("Brine.check(table)");
      assertThat(session.type("Brine.pickles(table) && Brine.pickles(f)")).isEqualTo("true");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void D10_check_methodReferenceToTheLibrary_passes(String engine) {
    try (TypedSession session = TypedSession.open(engine)) {
      session.type("Function<String, Integer> f = String::length");
      session.type("Brine.check(f)");
      session.type("Comparator<String> c = Comparator.comparing(String::length)");
      session.type("Brine.check(c)");
      session.type("Brine.check(String.class)");
      assertThat(session.type("Brine.pickles(f)")).isEqualTo("true");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void check_whatIsRefusedOnlyByTheReader_throwsWithTheReason(String engine) {
    try (TypedSession session = TypedSession.open(engine)) {
      session.type(
          "class Even implements java.io.Serializable { int v = 1;"
              + " private void readObject(java.io.ObjectInputStream in) throws Exception {"
              + " in.defaultReadObject(); if (v % 2 != 0) throw new IllegalStateException(\"odd\");"
              + " } }");
      session.type("Even odd = new Even()");
      assertThat(session.thrownBy("Brine.check(odd)"))
          .contains("CaptureException")
          .contains("Even")
          .contains("odd");
      assertThat(session.type("Brine.pickles(odd)")).isEqualTo("false");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void D11_loads_bytesOfAnotherKind_areRefusedInWords(String engine) {
    try (TypedSession session = TypedSession.open(engine)) {
      session.type("byte[] whole = Brine.dumps(new ArrayList<>(List.of(1, 2, 3)))");
      assertThat(session.thrownBy("Brine.loads(new byte[0])")).contains("dev.brine.error.");
      assertThat(session.thrownBy("Brine.loads(\"not a parcel\".getBytes())"))
          .contains("dev.brine.error.");
      assertThat(session.thrownBy("Brine.loads(Arrays.copyOf(whole, whole.length / 2))"))
          .contains("dev.brine.error.");
      // The version is part of the first bytes: a change there must never be read as a value.
      assertThat(
              session.type(
                  "int wrong = 0; for (int i = 0; i < 4; i++) { byte[] b = whole.clone(); b[i] ^="
                      + " 0x55; try { Brine.loads(b); wrong++; } catch (BrineException e) { } }"
                      + " wrong"))
          .isEqualTo("0");
    }
  }

  // ---- refusals -----------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void D31_D32_D33_D34_dumps_refusal_namesExactlyThatPath(String engine) {
    try (TypedSession session = TypedSession.open(engine)) {
      assertThat(session.thrownBy("Brine.dumps(new Thread())"))
          .contains("java.lang.Thread: a thread cannot leave its process");
      assertThat(session.type("Brine.pickles(new Thread())")).isEqualTo("false");
      session.type(
          "class Link { int port = 1; java.net.Socket socket = new java.net.Socket();"
              + " String name = \"n\"; }");
      assertThat(session.thrownBy("Brine.check(new Link())"))
          .contains("field Link.socket -> java.net.Socket: a connection cannot leave its process")
          .doesNotContain("Link.port")
          .doesNotContain("Link.name");
      session.type("Link link = new Link()");
      session.type("Function<Integer, Integer> f = x -> x + link.port");
      assertThat(session.thrownBy("Brine.dumps(f)"))
          .containsPattern("variable link \\(.*\\) -> field Link.socket -> java.net.Socket");
      assertThat(session.thrownBy("Brine.dumps(new ArrayList<>(List.of(1, new Thread())))"))
          .contains("element [1] -> java.lang.Thread");
    }
  }

  // ---- what was dropped since ---------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void D38_D85_loads_afterDrop_stillComputes(String engine) throws Exception {
    Path file = directory.resolve("fib.brine");
    try (TypedSession session = TypedSession.open(engine)) {
      session.type("double scale = 10");
      session.type("int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }");
      session.type("Function<Integer, Integer> held = n -> (int) (scale * fib(n))");
      session.type("byte[] kept = Brine.dumps(held)");
      session.type("Brine.dump(held, " + path(file) + ")");
      session.drop("held");
      session.drop("fib");
      session.drop("scale");
      session.type("Function<Integer, Integer> again = Brine.loads(kept)");
      assertThat(session.type("again.apply(5)")).isEqualTo("50");
    }
    assertThat(OtherJvm.apply(file, 5)).isEqualTo("50");
  }

  // ---- files --------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void D99_dumpAndLoad_symbolicLink_areRefused(String engine) throws IOException {
    Path target = Files.writeString(directory.resolve("target"), "precious");
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);
    try (TypedSession session = TypedSession.open(engine)) {
      assertThat(session.thrownBy("Brine.dump(1, " + path(link) + ")")).contains("symbolic link");
      assertThat(target).hasContent("precious");
      assertThat(link).isSymbolicLink();
      Path real = directory.resolve("real.brine");
      session.type("Brine.dump(List.of(1, 2), " + path(real) + ")");
      Path other = Files.createSymbolicLink(directory.resolve("other"), real);
      assertThat(session.thrownBy("Brine.load(" + path(other) + ")")).contains("symbolic link");
      assertThat(session.type("Brine.load(" + path(real) + ").equals(List.of(1, 2))"))
          .isEqualTo("true");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void dump_whatCannotTravel_leavesTheFileAsItWas(String engine) throws IOException {
    Path file = directory.resolve("kept.brine");
    try (TypedSession session = TypedSession.open(engine)) {
      session.type("Brine.dump(\"first\", " + path(file) + ")");
      assertThat(session.thrownBy("Brine.dump(new Thread(), " + path(file) + ")"))
          .contains("a thread cannot leave its process");
      assertThat(session.type("Brine.load(" + path(file) + ")")).isEqualTo("\"first\"");
      try (var files = Files.list(directory)) {
        assertThat(files).containsExactly(file);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void load_noFile_saysWhich(String engine) {
    try (TypedSession session = TypedSession.open(engine)) {
      assertThat(session.thrownBy("Brine.load(" + path(directory.resolve("absent")) + ")"))
          .contains("absent");
    }
  }

  // ---- rules: shipByValue, register ---------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void D65_C10_shipByValue_packageOfADirectory_shipsTheCodeAsItIsNow(String engine)
      throws Exception {
    Path classes = Files.createDirectory(directory.resolve("classes"));
    compile(classes, "x + 1");
    assertThat(dumpLibraryCall(engine, classes, "first.brine")).isEqualTo("3");
    compile(classes, "x + 100");
    assertThat(dumpLibraryCall(engine, classes, "second.brine")).isEqualTo("102");
  }

  /** What a JVM that lacks the directory makes of {@code lib.Helper.f(2)}. */
  private String dumpLibraryCall(String engine, Path classes, String name) throws Exception {
    Path file = directory.resolve(name);
    try (TypedSession session = TypedSession.open(engine, classes)) {
      session.type("Function<Integer, Integer> f = x -> lib.Helper.f(x)");
      session.type("Brine.shipByValue(\"lib\")");
      session.type("Brine.dump(f, " + path(file) + ")");
    }
    return OtherJvm.apply(file, 2);
  }

  private static void compile(Path classes, String body) throws IOException {
    Path source = Files.createDirectories(classes.resolve("lib")).resolve("Helper.java");
    Files.writeString(
        source,
        "package lib; public class Helper { static class Inner { int g(int x) { return %s; } } "
                .formatted(body)
            + "public static int f(int x) { return new Inner().g(x); } }");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, "-d", classes.toString(), source.toString()))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void D112_D113_register_codec_reopensWhatWouldBeRefused(String engine) throws Exception {
    Path text = Files.write(directory.resolve("lines.txt"), List.of("one", "two", "three"));
    try (TypedSession session = TypedSession.open(engine)) {
      session.type(
          "class Lines { final String path; int read; private final java.io.BufferedReader reader;"
              + " Lines(String p, int skip) throws java.io.IOException { path = p;"
              + " reader = Files.newBufferedReader(Path.of(p));"
              + " for (int i = 0; i < skip; i++) next(); }"
              + " String next() throws java.io.IOException { read++; return reader.readLine(); } }");
      session.type("Lines lines = new Lines(" + literal(text) + ", 0)");
      session.type("lines.next()");
      assertThat(session.thrownBy("Brine.dumps(lines)")).contains("field Lines.reader");
      session.type(
          "Brine.register(Lines.class, new dev.brine.pickle.Codec<Lines>() {"
              + " public void write(Lines l, dev.brine.pickle.ValueOutput out) throws java.io.IOException {"
              + " out.writeUTF(l.path); out.writeInt(l.read); }"
              + " public Lines read(dev.brine.pickle.ValueInput in) throws java.io.IOException {"
              + " return new Lines(in.readUTF(), in.readInt()); } })");
      session.type("Lines reopened = Brine.loads(Brine.dumps(lines))");
      assertThat(session.type("reopened.next() + lines.next()")).isEqualTo("\"twotwo\"");
      session.type("Brine.check(lines)");
    }
  }

  // ---- the same bytes -----------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void C11_dumps_sameFunctionTwice_givesTheSameBytes(String engine) {
    try (TypedSession session = TypedSession.open(engine)) {
      session.type("Map<String, Integer> known = new HashMap<>(Map.of(\"a\", 1, \"b\", 2))");
      session.type("class Looker { int look(String k) { return known.get(k); } }");
      session.type("Looker looker = new Looker()");
      session.type("Function<String, Integer> f = k -> looker.look(k)");
      assertThat(session.type("Arrays.equals(Brine.dumps(f), Brine.dumps(f))")).isEqualTo("true");
      session.type("known.put(\"c\", 3)");
      session.type("byte[] later = Brine.dumps(f)");
      session.type("known.remove(\"c\")");
      assertThat(session.type("Arrays.equals(later, Brine.dumps(f))")).isEqualTo("false");
    }
  }
}
