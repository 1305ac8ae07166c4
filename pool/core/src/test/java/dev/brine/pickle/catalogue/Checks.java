package dev.brine.pickle.catalogue;

import dev.brine.pickle.catalogue.TypeRow.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What rows ask of an object that came back. Needs no test library, since the catalogue also runs
 * where there is none.
 */
public final class Checks {
  private Checks() {}

  /** Same class, equal both ways, same hash code. */
  public static <T> Check<T> equal() {
    return (sent, back) -> {
      sameClass(sent, back);
      same(sent, back);
      that(back.equals(sent), "the original is not equal to " + text(back));
      that(sent.hashCode() == back.hashCode(), "the hash code differs");
    };
  }

  /** The very object, as of a constant. */
  public static <T> Check<T> identical() {
    return (sent, back) -> that(sent == back, "another object than the constant: " + text(back));
  }

  /** Same class, and the same answer to the question. */
  public static <T> Check<T> by(Function<T, ?> question) {
    return (sent, back) -> {
      sameClass(sent, back);
      same(question.apply(sent), question.apply(back));
    };
  }

  /** Same class, and the same elements in the same order. */
  public static <T extends Iterable<?>> Check<T> elements() {
    return (sent, back) -> {
      sameClass(sent, back);
      same(list(sent), list(back));
    };
  }

  /** Same class, equal, in the same order, and nothing can be added. */
  public static <T extends Collection<?>> Check<T> immutable() {
    return (sent, back) -> {
      Checks.<T>equal().check(sent, back);
      sealed(sent, back);
    };
  }

  /** Same class, equal, in the same order, and nothing can be put. */
  public static <T extends Map<?, ?>> Check<T> immutableMap() {
    return (sent, back) -> {
      Checks.<T>equal().check(sent, back);
      sealedMap(sent, back);
    };
  }

  /** A view may come back as a collection of its own: equal and in the same order. */
  public static <T> Check<T> copied() {
    return (sent, back) -> {
      if (sent instanceof List || sent instanceof java.util.Set || sent instanceof Map) {
        same(sent, back);
        that(back.equals(sent), "the original is not equal to " + text(back));
      }
      if (sent instanceof Map<?, ?> map) {
        same(list(map.entrySet()), list(((Map<?, ?>) back).entrySet()));
      } else {
        same(list((Iterable<?>) sent), list((Iterable<?>) back));
      }
    };
  }

  /** Same elements in the same order, and nothing can be added. */
  @SuppressWarnings("unchecked")
  static void sealed(Collection<?> sent, Collection<?> back) {
    same(list(sent), list(back));
    fails(
        UnsupportedOperationException.class,
        () -> ((Collection<Object>) back).add(sent.isEmpty() ? "x" : sent.iterator().next()));
  }

  /** Same entries in the same order, and nothing can be put. */
  @SuppressWarnings("unchecked")
  static void sealedMap(Map<?, ?> sent, Map<?, ?> back) {
    same(list(sent.entrySet()), list(back.entrySet()));
    fails(
        UnsupportedOperationException.class,
        () -> ((Map<Object, Object>) back).put(sent.keySet().stream().findAny().orElse(null), "x"));
  }

  /** The elements as a list. */
  public static List<@Nullable Object> list(Iterable<?> elements) {
    List<@Nullable Object> list = new ArrayList<>();
    elements.forEach(list::add);
    return list;
  }

  /** Both are of one class. */
  public static void sameClass(Object sent, Object back) {
    that(
        sent.getClass() == back.getClass(),
        "came back as %s, not %s".formatted(back.getClass().getName(), sent.getClass().getName()));
  }

  /** Both are equal; arrays by their contents. */
  public static void same(@Nullable Object expected, @Nullable Object actual) {
    that(
        Objects.deepEquals(expected, actual),
        "expected %s but was %s".formatted(text(expected), text(actual)));
  }

  /** It is so. */
  public static void that(boolean so, String otherwise) {
    if (!so) {
      throw new AssertionError(otherwise);
    }
  }

  /** The act fails in this way. */
  public static void fails(Class<? extends Throwable> type, Callable<?> act) {
    Object result;
    try {
      result = act.call();
    } catch (Throwable e) {
      that(type.isInstance(e), "expected " + type.getName() + " but was " + e);
      return;
    }
    throw new AssertionError("expected " + type.getName() + " but was " + text(result));
  }

  private static String text(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() > 120 ? text.substring(0, 120) + "..." : text;
  }
}
