package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.equal;
import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** What describes code. */
final class ReflectionTypes {
  private ReflectionTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels("Class", () -> String.class, identical()),
        travels("D15 Class of a primitive", () -> int.class, identical()),
        travels("Class void", () -> void.class, identical()),
        travels("Class Void", () -> Void.class, identical()),
        travels("Class of a primitive array", () -> int[].class, identical()),
        travels("Class of an array of arrays", () -> String[][].class, identical()),
        travels("Class nested", () -> Map.Entry.class, identical()),
        travels("Class of an annotation", () -> Tag.class, identical()),
        travels("Class of this project", () -> Sample.class, identical()),
        travels("D89 Method", () -> String.class.getMethod("indexOf", String.class, int.class)),
        travels("Method that is private", () -> sample("hidden"), ReflectionTypes::callable),
        travels("D89 Field", () -> Sample.class.getDeclaredField("field")),
        travels("Field of the JDK", () -> Integer.class.getField("MAX_VALUE")),
        travels("D89 Constructor", () -> StringBuilder.class.getConstructor(String.class)),
        travels(
            "Constructor of an inner class", () -> Sample.class.getDeclaredConstructor(List.class)),
        refused("Parameter", () -> sample("typed").getParameters()[0], "inside the task", "pass"),
        refused(
            "RecordComponent",
            () -> Pair.class.getRecordComponents()[0],
            "inside the task",
            "pass"),
        travels(
            "MethodType",
            () -> MethodType.methodType(int.class, String.class, int[].class),
            equal()),
        refused("MethodHandle", () -> handle(), "lambda"),
        refused(
            "VarHandle", () -> MethodHandles.arrayElementVarHandle(int[].class), "inside the task"),
        refused("MethodHandles.Lookup", MethodHandles::lookup, "inside the task"),
        refused("Module", String.class::getModule, "inside the task"),
        refused("Package", String.class::getPackage, "inside the task"),
        refused("ClassDesc", () -> ClassDesc.of("java.lang.String"), "inside the task"),
        travels("ParameterizedType", () -> parameter("typed"), ReflectionTypes::typesAlike),
        travels("GenericArrayType", () -> parameter("array"), ReflectionTypes::typesAlike),
        travels(
            "WildcardType",
            () -> ((ParameterizedType) parameter("wild")).getActualTypeArguments()[0],
            ReflectionTypes::typesAlike),
        travels("TypeVariable", () -> parameter("variable"), ReflectionTypes::typesAlike),
        travels("annotation", () -> tag()),
        travels(
            "Proxy with a handler that is a lambda",
            () -> proxied((proxy, method, arguments) -> 42),
            (sent, back) -> same(42, back.call())),
        travels(
            "Proxy with a handler of a class",
            () -> proxied(new Answering(List.of(1))),
            (sent, back) -> same(List.of(1), back.call())),
        refused("Class of a lambda", () -> lambdaClass(), "meaning elsewhere"),
        refused("ClassLoader", ReflectionTypes.class::getClassLoader, "class loader"),
        refused("Class of a Proxy", () -> proxied((a, b, c) -> 1).getClass(), "meaning elsewhere"));
  }

  private static Class<?> lambdaClass() {
    Runnable lambda = () -> {};
    return lambda.getClass();
  }

  private static Object handle() throws ReflectiveOperationException {
    return MethodHandles.lookup()
        .findVirtual(String.class, "length", MethodType.methodType(int.class));
  }

  private static Annotation tag() {
    return Sample.class.getAnnotation(Tag.class);
  }

  private static Method sample(String name) {
    for (Method method : Sample.class.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        method.setAccessible(true);
        return method;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static Type parameter(String method) {
    return sample(method).getGenericParameterTypes()[0];
  }

  /** Their classes are the JDK's own business. */
  private static void typesAlike(Type sent, Type back) {
    same(sent, back);
    same(sent.getTypeName(), back.getTypeName());
  }

  private static void callable(Method sent, Method back) throws Exception {
    Checks.<Method>equal().check(sent, back);
    sameClass(sent, back);
    same("hidden", back.invoke(null));
  }

  @SuppressWarnings("unchecked")
  private static Callable<Object> proxied(InvocationHandler handler) {
    return (Callable<Object>)
        Proxy.newProxyInstance(
            ReflectionTypes.class.getClassLoader(), new Class<?>[] {Callable.class}, handler);
  }

  /** A handler with a state. */
  private static final class Answering implements InvocationHandler, Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // it is
    private final Object answer;

    Answering(Object answer) {
      this.answer = answer;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      return answer;
    }
  }

  /** An annotation with all kinds of members. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Tag {
    String text();

    int[] numbers() default {1, 2};

    Class<?> type() default List.class;
  }

  /** Something to be described. */
  @Tag(text = "x")
  @SuppressWarnings({"unused", "UnusedMethod", "UnusedVariable"}) // read by reflection
  private static final class Sample {
    int field;

    Sample(List<String> list) {}

    static String hidden() {
      return "hidden";
    }

    static void typed(Map<String, List<Integer>> map) {}

    static void array(List<String>[] lists) {}

    static void wild(List<? extends Number> list) {}

    static <T extends Comparable<T>> void variable(T value) {}
  }

  /** A record with one component to be described. */
  private record Pair(String first) {}
}
