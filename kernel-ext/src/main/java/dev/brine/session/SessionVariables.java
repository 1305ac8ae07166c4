package dev.brine.session;

import com.google.common.primitives.Primitives;
import dev.brine.error.Internal;
import dev.brine.session.ValueStore.Written;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The part of saving and loading a session that runs where its variables live, which may be another
 * JVM than that of the tool. Called by statements that the session evaluates.
 */
@Internal
public final class SessionValues {
  static final ValueStore STORE = new CaptureStore();

  private SessionValues() {}

  /** Nothing, of the type of an initializer that is compiled for it and not called. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // the type is all that is wanted
  public static <T> @Nullable T typed(Callable<T> initializer) {
    return null;
  }

  /**
   * A variable, and the class that JShell wrapped around it.
   *
   * @param name its name
   * @param wrapper the class that has it as a static field
   */
  record Variable(String name, String wrapper) {
    static void write(Fields.Writer out, Variable variable) {
      out.text(variable.name()).text(variable.wrapper());
    }

    static Variable read(Fields in) {
      return new Variable(in.text(), in.text());
    }

    /** The field, or null where the variable was never defined. */
    @Nullable Field field(ClassLoader session) {
      try {
        Field field = Class.forName(wrapper, false, session).getDeclaredField(name);
        field.setAccessible(true);
        return field;
      } catch (ReflectiveOperationException | LinkageError e) {
        return null;
      }
    }
  }

  /**
   * Writes the values of variables.
   *
   * @param neighbor any class of the session
   */
  public static void save(Class<?> neighbor, String request, String answer) throws IOException {
    ClassLoader session = neighbor.getClassLoader();
    Fields in = new Fields(Files.readAllBytes(Path.of(request)));
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Variable variable : in.list(Variable::read)) {
      Field field = variable.field(session);
      if (field != null) {
        values.put(variable.name(), get(field));
      }
    }
    Written written = STORE.write(values);
    Map<String, String> refused = new HashMap<>();
    written.refusals().forEach(each -> refused.put(each.name(), each.text()));
    List<SavedValue> told = new ArrayList<>();
    values.forEach(
        (name, value) ->
            told.add(
                new SavedValue(
                    name,
                    ValueText.of(value),
                    written.digests().getOrDefault(name, ""),
                    refused.get(name))));
    List<Variable> reached =
        written.reached().stream()
            .map(each -> new Variable(each.getName(), each.getDeclaringClass().getName()))
            .toList();
    ValueAnswer all =
        new ValueAnswer(
            told, written.bytes(), written.refusals(), reached, AddedClassPath.of(session));
    Files.write(Path.of(answer), all.toBytes());
  }

  /**
   * Sets the values of variables.
   *
   * @param neighbor any class of the session
   */
  public static void load(Class<?> neighbor, String request, String answer) throws IOException {
    LoadRequest asked = LoadRequest.of(Files.readAllBytes(Path.of(request)));
    Map<String, @Nullable Object> values = STORE.read(asked.values(), asked.table(), neighbor);
    List<String> set = new ArrayList<>();
    List<String> unset = new ArrayList<>();
    for (Variable variable : asked.variables()) {
      Field field = variable.field(neighbor.getClassLoader());
      Object value = values.get(variable.name());
      if (field == null) {
        unset.add(variable.name() + ": its declaration waits for something that is not there");
      } else if (!fits(value, field.getType())) {
        unset.add(
            "%s: its value is a %s and the variable is a %s"
                .formatted(
                    variable.name(),
                    value == null ? "null" : value.getClass().getTypeName(),
                    field.getType().getTypeName()));
      } else {
        set(field, value);
        set.add(variable.name());
      }
    }
    Files.write(Path.of(answer), new LoadAnswer(set, unset).toBytes());
  }

  private static boolean fits(@Nullable Object value, Class<?> type) {
    return value == null ? !type.isPrimitive() : Primitives.wrap(type).isInstance(value);
  }

  private static void set(Field field, @Nullable Object value) {
    try {
      field.set(null, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object get(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
