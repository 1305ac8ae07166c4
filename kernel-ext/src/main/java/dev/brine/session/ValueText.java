package dev.brine.session;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as a short text that stays the same as long as the value does, where it can. */
final class ValueText {
  private static final int LONGEST = 500;
  private static final int MOST_ELEMENTS = 20;

  private ValueText() {}

  /** The text; the user's own {@code toString} may run, and may fail. */
  static String of(@Nullable Object value) {
    try {
      String text = text(value);
      return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    } catch (Exception | StackOverflowError | LinkageError e) {
      return "(no text: %s)".formatted(e.getClass().getName());
    }
  }

  private static String text(@Nullable Object value) throws ReflectiveOperationException {
    if (value instanceof String text) {
      return '"' + (text.length() > LONGEST ? text.substring(0, LONGEST) : text) + '"';
    }
    if (value instanceof Collection<?> collection) {
      return elements(collection.iterator(), collection.size(), "[", "]");
    }
    if (value instanceof Map<?, ?> map) {
      return elements(map.entrySet().iterator(), map.size(), "{", "}");
    }
    if (value == null) {
      return "null";
    }
    if (value.getClass().isArray()) {
      return elements(new Elements(value), Array.getLength(value), "[", "]");
    }
    if (value.getClass().isHidden()) {
      return "a lambda";
    }
    // The address in the text of java.lang.Object says nothing and is never the same.
    boolean hasText = value.getClass().getMethod("toString").getDeclaringClass() != Object.class;
    return hasText ? String.valueOf(value) : "a " + value.getClass().getSimpleName();
  }

  private static String elements(Iterator<?> all, int size, String open, String close)
      throws ReflectiveOperationException {
    StringBuilder text = new StringBuilder(open);
    for (int i = 0; i < MOST_ELEMENTS && all.hasNext() && text.length() < LONGEST; i++) {
      Object element = all.next();
      text.append(i == 0 ? "" : ", ");
      if (element instanceof Map.Entry<?, ?> entry) {
        text.append(text(entry.getKey())).append('=').append(text(entry.getValue()));
      } else {
        text.append(text(element));
      }
    }
    return all.hasNext()
        ? text.append(", ... ").append(size).append(" in all").append(close).toString()
        : text.append(close).toString();
  }

  /** The elements of an array of any type. */
  private static final class Elements implements Iterator<@Nullable Object> {
    private final Object array;
    private int next;

    Elements(Object array) {
      this.array = array;
    }

    @Override
    public boolean hasNext() {
      return next < Array.getLength(array);
    }

    @Override
    public @Nullable Object next() {
      return Array.get(array, next++);
    }
  }
}
