package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lambdas, method references and what the JDK combines of them. */
final class FunctionTypes {
  private FunctionTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        function("lambda", () -> x -> x + 1),
        function("lambda that captures", () -> adding(7)),
        function(
            "lambda that is Serializable",
            () -> (Function<Integer, Integer> & Serializable) x -> -x),
        travels(
            "lambda that captures all kinds",
            () -> capturing((byte) 1, (short) 2, 'c', 4, 5L, 6f, 7.0, true, new int[] {9}),
            (a, b) -> same(a.get(), b.get())),
        function("Function.andThen", () -> adding(1).andThen(x -> x * 10)),
        function("Function.compose", () -> adding(1).compose(x -> x * 10)),
        function(
            "Function.andThen many times", () -> adding(1).andThen(adding(2)).andThen(adding(3))),
        function("Function.identity", Function::identity),
        function("UnaryOperator.identity", UnaryOperator::identity),
        function("method reference, static", () -> Math::abs),
        function("method reference, bound", () -> List.of(9, 8, 7)::get),
        travels("method reference, unbound", () -> unbound(), (a, b) -> same(3, b.apply("abc"))),
        travels(
            "constructor reference",
            () -> FunctionTypes.<Supplier<List<String>>>typed(ArrayList::new),
            (a, b) -> same(List.of(), b.get())),
        travels(
            "array constructor reference",
            () -> FunctionTypes.<IntFunction<int[]>>typed(int[]::new),
            (a, b) -> same(new int[3], b.apply(3))),
        travels(
            "Consumer that is System.out::print",
            () -> FunctionTypes.<Consumer<String>>typed(System.out::print),
            (a, b) -> b.accept("")),
        predicate("Predicate.and", () -> even().and(x -> x > 1)),
        predicate("Predicate.or", () -> even().or(x -> x > 1)),
        predicate("Predicate.negate", () -> even().negate()),
        predicate("Predicate.not", () -> Predicate.not(even())),
        predicate("Predicate.isEqual", () -> Predicate.isEqual(2)),
        travels(
            "IntPredicate.and",
            () -> FunctionTypes.<IntPredicate>typed(x -> x > 1).and(x -> x < 3),
            (a, b) -> that(b.test(2) && !b.test(3), "it decides otherwise")),
        travels(
            "BiFunction.andThen",
            () ->
                FunctionTypes.<BiFunction<Integer, Integer, Integer>>typed(Integer::sum)
                    .andThen(adding(1)),
            (a, b) -> same(6, b.apply(2, 3))),
        travels(
            "DoubleUnaryOperator.andThen",
            () -> FunctionTypes.<DoubleUnaryOperator>typed(Math::sqrt).andThen(Math::ceil),
            (a, b) -> same(2.0, b.applyAsDouble(3))),
        travels(
            "BinaryOperator.minBy",
            () -> BinaryOperator.minBy(Comparator.<Integer>naturalOrder()),
            (a, b) -> same(1, b.apply(2, 1))),
        travels(
            "BinaryOperator.maxBy",
            () -> BinaryOperator.maxBy(Comparator.<Integer>naturalOrder()),
            (a, b) -> same(2, b.apply(2, 1))),
        travels("Runnable", () -> FunctionTypes.<Runnable>typed(() -> {}), (a, b) -> b.run()),
        travels(
            "Callable that captures a list",
            () -> listing(new ArrayList<>(List.of(1, 2))),
            (a, b) -> same(List.of(1, 2), b.call())),
        travels("Comparator.naturalOrder", () -> Comparator.<String>naturalOrder(), identical()),
        travels("Comparator.reverseOrder", () -> Comparator.<String>reverseOrder(), identical()),
        travels("CASE_INSENSITIVE_ORDER", () -> String.CASE_INSENSITIVE_ORDER, identical()),
        comparator("Comparator as lambda", () -> (a, b) -> b.compareTo(a)),
        comparator("Comparator.comparing", () -> Comparator.comparing(String::length)),
        comparator("Comparator.comparingInt", () -> Comparator.comparingInt(String::length)),
        comparator(
            "Comparator.comparing with key order",
            () -> Comparator.comparing(String::length, Comparator.reverseOrder())),
        comparator(
            "Comparator.thenComparing",
            () -> Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder())),
        comparator("Comparator.reversed", () -> Comparator.comparing(String::length).reversed()),
        comparator("Comparator.nullsLast", () -> Comparator.nullsLast(Comparator.reverseOrder())),
        comparator(
            "Collections.reverseOrder of a lambda",
            () -> Collections.reverseOrder((a, b) -> Integer.compare(a.length(), b.length()))),
        collector("Collectors.toList", Collectors::toList),
        collector("Collectors.joining", () -> Collectors.joining(", ", "<", ">")),
        collector("Collectors.counting", Collectors::counting),
        collector(
            "Collectors.groupingBy",
            () ->
                Collectors.groupingBy(
                    String::length, Collectors.mapping(x -> x + "!", Collectors.toList()))),
        collector("Collectors.toMap", () -> Collectors.toMap(x -> x, String::length)),
        collector(
            "Collector.of",
            () ->
                Collector.of(
                    StringBuilder::new,
                    StringBuilder::append,
                    StringBuilder::append,
                    StringBuilder::toString)),
        travels(
            "Map.Entry.comparingByValue",
            () -> Map.Entry.<String, Integer>comparingByValue(),
            (a, b) ->
                that(b.compare(Map.entry("a", 1), Map.entry("b", 2)) < 0, "it compares otherwise")),
        travels(
            "lambda in a list in a lambda",
            () -> listing(new ArrayList<>(List.of(adding(3)))),
            (a, b) -> same(4, call(b))),
        refused("Executors.callable", () -> Executors.callable(() -> {}), "pass", "lambda"));
  }

  private static int call(Callable<? extends List<?>> callable) throws Exception {
    @SuppressWarnings("unchecked") // this row made it
    Function<Integer, Integer> function = (Function<Integer, Integer>) callable.call().get(0);
    return function.apply(1);
  }

  private static <T> T typed(T function) {
    return function;
  }

  private static Function<Integer, Integer> adding(int n) {
    return x -> x + n;
  }

  private static Supplier<String> capturing(
      byte a, short b, char c, int d, long e, float f, double g, boolean h, int[] i) {
    return () -> "" + a + b + c + d + e + f + g + h + i[0];
  }

  private static Predicate<Integer> even() {
    return x -> x % 2 == 0;
  }

  private static Function<String, Integer> unbound() {
    return String::length;
  }

  private static <T> Callable<List<T>> listing(List<T> list) {
    return () -> list;
  }

  private static TypeRow function(
      String name, TypeRow.PlainMaker<Function<Integer, Integer>> maker) {
    return travels(
        name,
        maker,
        (sent, back) -> {
          same(sent.apply(0), back.apply(0));
          same(sent.apply(2), back.apply(2));
        });
  }

  private static TypeRow predicate(String name, TypeRow.PlainMaker<Predicate<Integer>> maker) {
    return travels(
        name,
        maker,
        (sent, back) ->
            same(
                Stream.of(1, 2, 3, 4).filter(sent).toList(),
                Stream.of(1, 2, 3, 4).filter(back).toList()));
  }

  private static TypeRow comparator(String name, TypeRow.PlainMaker<Comparator<String>> maker) {
    return travels(
        name,
        maker,
        (sent, back) ->
            same(
                Stream.of("bb", "a", "ccc", "b").sorted(sent).toList(),
                Stream.of("bb", "a", "ccc", "b").sorted(back).toList()));
  }

  private static TypeRow collector(
      String name, TypeRow.PlainMaker<Collector<? super String, ?, ?>> maker) {
    return travels(
        name,
        maker,
        (sent, back) ->
            same(
                Stream.of("bb", "a", "ccc").collect(sent),
                Stream.of("bb", "a", "ccc").collect(back)));
  }
}
