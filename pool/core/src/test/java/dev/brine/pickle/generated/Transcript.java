package dev.brine.pickle.generated;

import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a graph: one line for each object, numbered in the order in which a walk
 * comes to it. Two graphs are the same, aliases and all, where their transcripts are.
 */
public final class Transcript {
  private final boolean withEnumState;
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final List<Object> objects = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  private Transcript(boolean withEnumState) {
    this.withEnumState = withEnumState;
  }

  /** Of a graph whose enum constants have nothing to tell. */
  public static List<String> of(@Nullable Object root) {
    return walk(root, false).lines;
  }

  /** Of a graph, with the state of its enum constants or without. */
  public static List<String> of(@Nullable Object root, boolean withEnumState) {
    return walk(root, withEnumState).lines;
  }

  static Transcript walk(@Nullable Object root, boolean withEnumState) {
    Transcript transcript = new Transcript(withEnumState);
    transcript.lines.add("root " + transcript.value(root));
    for (int i = 0; i < transcript.objects.size(); i++) {
      transcript.lines.add("#" + i + " " + transcript.line(transcript.objects.get(i)));
    }
    return transcript;
  }

  /** The first lines that differ, or null where none does. */
  public static @Nullable String difference(List<String> expected, List<String> actual) {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String one = i < expected.size() ? expected.get(i) : "(nothing)";
      String other = i < actual.size() ? actual.get(i) : "(nothing)";
      if (!one.equals(other)) {
        return "expected " + one + "\n  but was  " + other;
      }
    }
    return null;
  }

  List<String> lines() {
    return lines;
  }

  /** The objects in the order of their numbers. */
  List<Object> objects() {
    return objects;
  }

  /** A scalar as it is, an object by its number. */
  String value(@Nullable Object value) {
    if (value == null || Labels.isScalar(value)) {
      return Labels.of(value);
    }
    if (value instanceof Enum<?> && !(withEnumState && value instanceof Told)) {
      return value.getClass().getName() + "." + value;
    }
    Integer number = numbers.get(value);
    if (number == null) {
      number = objects.size();
      numbers.put(value, number);
      objects.add(value);
    }
    return "#" + number;
  }

  private String line(Object object) {
    if (object instanceof String text) {
      return "\"" + text + "\"";
    }
    if (object instanceof Class<?> type) {
      return type.toString();
    }
    Anatomy anatomy = Anatomy.of(object);
    String parts = anatomy.parts().stream().map(this::value).collect(Collectors.joining(", "));
    return kind(object) + " " + anatomy.facts() + " [" + parts + "]";
  }

  /** The name of its class, where it has one. */
  private static String kind(Object object) {
    Class<?> type = object.getClass();
    if (type.isHidden() || Proxy.isProxyClass(type)) {
      // A lambda arrives serializable, whether it was or not.
      return (type.isHidden() ? "lambda" : "proxy")
          + Arrays.stream(type.getInterfaces())
              .filter(each -> each != Serializable.class)
              .map(Class::getName)
              .sorted()
              .toList();
    }
    return Views.arrivesAs(type);
  }
}
