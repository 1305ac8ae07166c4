package dev.brine.session;

import com.google.common.primitives.Primitives;
import dev.brine.code.SessionClasses;
import dev.brine.pickle.SessionValues;
import dev.brine.session.Renamed.State;
import dev.brine.session.SavedSnippet.Kind;
import dev.brine.session.SessionVariables.Variable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a session file into the live session of this JVM. What code reaches by itself
 * is set while the graph is read, since a hash code may depend on it; if the reading fails, all is
 * as it was. Used once.
 */
final class ValueReader {
  private final LoadRequest request;
  private final Class<?> neighbor;
  private final StaticFields fields = new StaticFields();

  /** The live variables by those of the carried classes. */
  private final Map<Variable, Variable> live = new HashMap<>();

  /** What the live session has of types, by the internal names of their wrappers here. */
  private final Map<String, State> types = new HashMap<>();

  private final List<String> unset = new ArrayList<>();

  /**
   * @param neighbor any class of the session
   */
  ValueReader(LoadRequest request, Class<?> neighbor) {
    this.request = request;
    this.neighbor = neighbor;
  }

  /**
   * Sets the variables that were asked for, or none.
   *
   * @throws RuntimeException if a value cannot be built here
   */
  LoadAnswer load() {
    ValueBytes saved = ValueBytes.of(request.values());
    Map<String, byte[]> classes = saved.classes();
    LiveClasses counterparts = new LiveClasses(neighbor.getClassLoader(), classes, request.jdk());
    Renaming names = new Renaming(request.table(), counterparts, CarriedClasses::freshName);
    CarriedClasses.define(classes, names, neighbor).forEach(SessionClasses::register);
    for (Renamed each : request.table()) {
      Variable is = new Variable(each.name(), each.is());
      if (each.kind() == Kind.TYPE) {
        types.put(each.is(), each.state());
      } else if (each.kind() == Kind.VARIABLE && request.variables().contains(is)) {
        String carried = names.map(each.was().replace('.', '/')).replace('/', '.');
        live.put(new Variable(each.name(), carried), is);
      }
    }
    try {
      return set(
          SessionValues.read(
              saved.graph(), names, neighbor.getClassLoader(), this::setWhileReading));
    } catch (RuntimeException | LinkageError e) {
      fields.takeBack();
      throw e;
    }
  }

  private LoadAnswer set(Map<String, @Nullable Object> values) {
    List<String> set = new ArrayList<>();
    for (Variable variable : request.variables()) {
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
        fields.set(field, null, value);
        set.add(variable.name());
      }
    }
    return new LoadAnswer(set, unset);
  }

  /** A static field, or a field of an enum's constant, that code of the values uses. */
  private void setWhileReading(Field field, @Nullable Object constant, @Nullable Object value) {
    String owner = field.getDeclaringClass().getName();
    Variable variable = live.get(new Variable(field.getName(), owner));
    Field place = variable == null ? field : variable.field(neighbor.getClassLoader());
    if (place != null && isToBeSet(place, constant) && fits(value, place.getType())) {
      fields.set(place, constant, value);
    }
  }

  private boolean isToBeSet(Field field, @Nullable Object constant) {
    Class<?> outermost = field.getDeclaringClass();
    while (outermost.getEnclosingClass() != null) {
      outermost = outermost.getEnclosingClass();
    }
    // A class without a counterpart was carried over just now.
    State state = types.getOrDefault(outermost.getName(), State.NEW);
    if (state == State.KEPT && Modifier.isFinal(field.getModifiers()) && constant == null) {
      // Compiled code may rely on what a final field was when the class was first used.
      unset.add(
          "%s.%s: the class was there and keeps its constant"
              .formatted(field.getDeclaringClass().getSimpleName(), field.getName()));
      return false;
    }
    return state != State.OTHER;
  }

  private static boolean fits(@Nullable Object value, Class<?> type) {
    return value == null ? !type.isPrimitive() : Primitives.wrap(type).isInstance(value);
  }
}
