package dev.brine.pickle;

import com.google.common.base.Splitter;
import dev.brine.code.Reach;
import dev.brine.code.SessionClasses;
import dev.brine.code.SnippetNames;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tasks can change of a capture: the statics that arrived and what the function captured, each
 * by a name. A worker does not know what the user calls a snippet, so a variable's name is made of
 * marked parts that the session puts together.
 */
final class StateRoots {
  private static final char MARK = '\t';

  private final Map<String, Object> roots = new LinkedHashMap<>();

  private StateRoots() {}

  /** The roots by their names. */
  static Map<String, Object> of(Object function, GraphReader capture) {
    StateRoots found = new StateRoots();
    for (StaticValue each : capture.all(StaticValue.class)) {
      // To look at an interface's constants would initialize it, and they cannot be replaced.
      if (!each.field().getDeclaringClass().isInterface()) {
        found.roots.put(name(each.field()), each);
      }
    }
    found.addFunction(function);
    return found.roots;
  }

  private static String name(Field field) {
    Class<?> owner = field.getDeclaringClass();
    return Reach.isVariable(field)
        ? MARK + field.getName() + MARK + owner.getName()
        : "static field %s.%s".formatted(Refusals.simpleName(owner), field.getName());
  }

  /** The name in the user's words. */
  static String told(String name) {
    if (name.indexOf(MARK) != 0) {
      return name;
    }
    List<String> parts = Splitter.on(MARK).splitToList(name.substring(1));
    return "variable %s (%s)".formatted(parts.get(0), SnippetNames.current().label(parts.get(1)));
  }

  /** Brine's own functions are records around the user's. */
  private void addFunction(Object function) {
    Class<?> type = function.getClass();
    if (LambdaReader.isLambda(type)) {
      LambdaParts parts = LambdaParts.of(function);
      List<@Nullable String> names = CapturedNames.of(parts);
      for (int i = 0; i < parts.values().size(); i++) {
        addCaptured(names.get(i), parts.values().get(i));
      }
    } else if (type.isRecord() && !SessionClasses.contains(type)) {
      for (Field field : FieldLayout.of(type).fields()) {
        Object part = value(field, function);
        if (part != null) {
          addFunction(part);
        }
      }
    } else {
      addCaptured(null, function);
    }
  }

  private void addCaptured(@Nullable String name, @Nullable Object value) {
    if (value == null || Scalars.contains(value) || value instanceof String) {
      return;
    }
    if (LambdaReader.isLambda(value.getClass())) {
      addFunction(value);
      return;
    }
    String called = name == null ? "of type " + Refusals.simpleName(value.getClass()) : name;
    String unique = "captured value " + called;
    for (int i = 2; roots.containsKey(unique) && roots.get(unique) != value; i++) {
      unique = "captured value " + called + " #" + i;
    }
    roots.put(unique, value);
  }

  private static @Nullable Object value(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
