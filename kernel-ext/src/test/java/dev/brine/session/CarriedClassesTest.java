package dev.brine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.brine.pickle.Capture;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/** Code of one session in another, whose classes have other names. */
@Timeout(120)
class CarriedClassesTest {
  private final EmbeddedSession before = new EmbeddedSession();
  private final EmbeddedSession after = new EmbeddedSession();
  private final Map<String, byte[]> saved = new HashMap<>();

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
      assertThat(evaluation.isSuccess()).as(each).isTrue();
      last = evaluation.value();
    }
    return last;
  }

  private Renaming carry(Object value) throws Exception {
    Capture.of(value)
        .parcels()
        .forEach(parcel -> parcel.code().forEach(code -> saved.put(code.name(), code.bytes())));
    Class<?> neighbor = type(after, "new Object() {}").getClass();
    List<SavedSnippet> now = SnippetScan.of(after.shell());
    List<Renamed> table =
        SnippetScan.of(before.shell()).stream()
            .flatMap(
                was ->
                    now.stream()
                        .filter(is -> is.id().equals(was.id()) && !is.wrapper().isEmpty())
                        .map(
                            is ->
                                new Renamed(
                                    was.kind(),
                                    was.simpleName(),
                                    was.wrapper(),
                                    is.wrapper(),
                                    Renamed.State.NEW)))
            .toList();
    LiveClasses live = new LiveClasses(neighbor.getClassLoader(), saved, "17");
    Renaming names = new Renaming(table, live, CarriedClasses::freshName);
    CarriedClasses.define(saved, names, neighbor);
    return names;
  }

  /** Calls the body of the only lambda of a snippet's wrapper where it is carried now. */
  private Object callLambda(Renaming names, String snippet, Object... arguments) throws Exception {
    String wrapper = wrapper(before, snippet).replace('.', '/');
    Class<?> carried =
        Class.forName(
            names.map(wrapper).replace('/', '.'),
            false,
            type(after, "new Object() {}").getClass().getClassLoader());
    Method body =
        Arrays.stream(carried.getDeclaredMethods())
            .filter(each -> each.getName().startsWith("lambda$"))
            .findFirst()
            .orElseThrow();
    body.setAccessible(true);
    return body.invoke(null, arguments);
  }

  private static String wrapper(EmbeddedSession session, String id) {
    return SnippetScan.of(session.shell()).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow()
        .wrapper();
  }

  @Test
  void define_lambdaOfInitializer_usesTheLiveSession() throws Exception {
    type(after, "int shift1 = 0;", "int shift2 = 0;");
    for (EmbeddedSession each : List.of(before, after)) {
      type(each, "int base = 1;", "int twice(int n) { return 2 * n; }", "record P(int v) {}");
    }
    Object op = type(before, "Function<Integer, P> op = n -> new P(twice(n) + base);", "op");
    type(after, "Function<Integer, P> op;");

    Renaming names = carry(op);

    Object result = callLambda(names, "variable op", 5);
    assertThat(result).hasToString("P[v=11]").isInstanceOf(type(after, "new P(1)").getClass());
    type(after, "base = 100;");
    assertThat(callLambda(names, "variable op", 5)).hasToString("P[v=110]");
  }

  @Test
  void define_lambdaThatNamesItsOwnVariable_usesTheLiveOne() throws Exception {
    Object fact =
        type(
            before,
            "Function<Integer, Integer> fact = n -> n < 2 ? 1 : n * fact.apply(n - 1);",
            "fact");
    type(after, "int shift = 0;", "Function<Integer, Integer> fact;", "fact = n -> 7;");

    Renaming names = carry(fact);

    assertThat(callLambda(names, "variable fact", 3)).isEqualTo(21);
  }

  @Test
  void define_anonymousClassOfInitializer_isCarriedWithItsOuterClass() throws Exception {
    type(before, "int base = 3;");
    Object supplier =
        type(
            before,
            "Supplier<Integer> s = new Supplier<Integer>() { int own = 4; public Integer get() { return own + base + more(); } int more() { return ((Supplier<Integer>) () -> own * 10).get(); } };",
            "s");
    type(after, "int shift = 0;", "int base = 5;", "Supplier<Integer> s;");

    Renaming names = carry(supplier);

    Class<?> neighbor = type(after, "new Object() {}").getClass();
    Class<?> carried =
        Class.forName(
            names.map(supplier.getClass().getName().replace('.', '/')).replace('/', '.'),
            true,
            neighbor.getClassLoader());
    var constructor = carried.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    Object made = constructor.newInstance();
    assertThat(((java.util.function.Supplier<?>) made).get()).isEqualTo(4 + 5 + 40);
    assertThat(carried.getNestHost()).isNotEqualTo(carried);
    assertThat(carried.isAnonymousClass()).isTrue();
  }

  @Test
  void define_classThatWasOverwritten_isCarriedAsItWas() throws Exception {
    Object old = type(before, "class V { int v = 1; }", "Object old = new V();", "old");
    type(before, "class V { long w = 2; }");
    type(after, "int shift = 0;", "class V { long w = 2; }", "Object old;");

    Renaming names = carry(old);

    Class<?> live = type(after, "new V()").getClass();
    Class<?> carried =
        Class.forName(
            names.map(old.getClass().getName().replace('.', '/')).replace('/', '.'),
            false,
            live.getClassLoader());
    assertThat(carried).isNotEqualTo(live);
    assertThat(carried.getDeclaredField("v").getType()).isEqualTo(int.class);
  }

  @Test
  void map_typesOfTheSession_areTheLiveOnes() throws Exception {
    type(after, "int shift = 0;");
    for (EmbeddedSession each : List.of(before, after)) {
      type(each, "class Outer { static class In { enum E { A { } } } }");
      type(each, "var nameless = new Object() { int a = 3; };");
    }
    Object value = type(before, "List.of(new Outer(), new Outer.In(), Outer.In.E.A, nameless)");

    Renaming names = carry(value);

    List<?> mine = (List<?>) value;
    List<?> live =
        (List<?>) type(after, "List.of(new Outer(), new Outer.In(), Outer.In.E.A, nameless)");
    for (int i = 0; i < mine.size(); i++) {
      assertThat(names.map(mine.get(i).getClass().getName().replace('.', '/')))
          .isEqualTo(live.get(i).getClass().getName().replace('.', '/'));
    }
    assertThat(names.map("java/util/List")).isEqualTo("java/util/List");
    assertThat(names.map("REPLY/$JShell$1")).isEqualTo("REPLY/$JShell$1");
  }

  @Test
  void mapValue_lambdaOfALiveClass_isFoundByItsCode() throws Exception {
    String source =
        "class T { int k = 2; Supplier<Integer> s() { return () -> k; } Supplier<Integer> t() { return () -> k + 1; } }";
    Object made = type(before, source, "new T().t()");
    type(after, "int shift = 0;", source);
    Renaming names = carry(made);
    String was = wrapper(before, "type T").replace('.', '/') + "$T";
    String is = wrapper(after, "type T").replace('.', '/') + "$T";
    List<String> lambdas =
        MethodCode.methods(saved.get(was.replace('/', '.'))).stream()
            .filter(each -> each.startsWith("lambda$"))
            .map(each -> each.substring(0, each.indexOf('(')))
            .toList();
    assertThat(lambdas).hasSize(2);

    for (String lambda : lambdas) {
      Handle handle =
          new Handle(Opcodes.H_INVOKESPECIAL, was, lambda, "()Ljava/lang/Integer;", false);
      Handle now = (Handle) names.mapValue(handle);
      assertThat(now.getOwner()).isEqualTo(is);
      assertThat(now.getName()).isEqualTo(lambda);
    }
  }

  @Test
  void define_codeOfANewerJdk_isRefused() throws Exception {
    Renaming names = carry(type(before, "Function<Integer, Integer> f = n -> n;", "f"));
    Class<?> neighbor = type(after, "new Object() {}").getClass();
    saved.values().forEach(bytes -> bytes[7] = 99);

    assertThatExceptionOfType(SessionFileException.class)
        .isThrownBy(() -> CarriedClasses.define(saved, names, neighbor))
        .withMessageStartingWith("the saved values hold code of JDK 55 and this is JDK");
  }

  @Test
  void mapValue_lambdaOfAnotherJdk_isRefused() throws Exception {
    Renaming names = carry(type(before, "Function<Integer, Integer> f = n -> n;", "f"));
    Handle handle =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/util/function/Function",
            "lambda$identity$2",
            "(Ljava/lang/Object;)Ljava/lang/Object;",
            true);

    assertThatExceptionOfType(SessionFileException.class)
        .isThrownBy(() -> names.mapValue(handle))
        .withMessageContaining("can be loaded on JDK 17 only");
  }

  @Test
  void mapValue_lambdaThatTheLiveClassHasNot_isRefused() throws Exception {
    Object made =
        type(before, "class T { Supplier<Integer> s() { return () -> 1; } }", "new T().s()");
    type(after, "class T { Supplier<Integer> s() { return () -> 2; } }");
    Renaming names = carry(made);
    String was = wrapper(before, "type T").replace('.', '/') + "$T";
    String lambda =
        MethodCode.methods(saved.get(was.replace('/', '.'))).stream()
            .filter(each -> each.startsWith("lambda$"))
            .findFirst()
            .orElseThrow();

    assertThatExceptionOfType(SessionFileException.class)
        .isThrownBy(
            () ->
                names.mapValue(
                    new Handle(
                        Opcodes.H_INVOKESTATIC,
                        was,
                        lambda.substring(0, lambda.indexOf('(')),
                        lambda.substring(lambda.indexOf('(')),
                        false)))
        .withMessageContaining("its code is not in the class as it is here");
  }
}
