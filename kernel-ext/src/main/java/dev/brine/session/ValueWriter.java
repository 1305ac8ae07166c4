package dev.brine.session;

import dev.brine.code.SessionClasses;
import dev.brine.error.CaptureException;
import dev.brine.pickle.SessionValues;
import dev.brine.session.SessionFileException.Refusal;
import dev.brine.session.SessionVariables.Variable;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the values of variables of the live session of this JVM. */
final class ValueWriter {
  private final ClassLoader session;
  private final Set<Variable> active;

  /**
   * @param active all variables that the session has
   */
  ValueWriter(ClassLoader session, Collection<Variable> active) {
    this.session = session;
    this.active = Set.copyOf(active);
  }

  /** Writes what can travel of these variables, and tells of all of them. */
  ValueAnswer write(List<Variable> variables) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Variable variable : variables) {
      Field field = variable.field(session);
      if (field != null) {
        values.put(variable.name(), get(field));
      }
    }
    // A value is not to blame for what is in another variable that its code uses.
    Map<String, CaptureException> refused =
        SessionValues.refusals(values, field -> staysOut(field, Set.of()));
    Map<String, @Nullable Object> good = new LinkedHashMap<>(values);
    good.keySet().removeAll(refused.keySet());
    SessionValues written = SessionValues.write(good, field -> staysOut(field, good.keySet()));
    List<SavedValue> told = new ArrayList<>();
    values.forEach((name, value) -> told.add(told(name, value, refused.get(name))));
    List<Refusal> refusals = new ArrayList<>();
    refused.forEach((name, why) -> refusals.add(refusal(name, why)));
    List<Variable> reached =
        written.reached().stream().map(ValueWriter::variable).filter(active::contains).toList();
    return new ValueAnswer(
        told, ValueBytes.of(written).toBytes(), refusals, reached, AddedClassPath.of(session));
  }

  /** Whether a static field is a variable that is not among those written, or the engine's own. */
  private boolean staysOut(Field field, Set<String> written) {
    return field.getDeclaringClass().getName().equals(SessionClasses.STOP_CHECK)
        || (active.contains(variable(field)) && !written.contains(field.getName()));
  }

  private static SavedValue told(
      String name, @Nullable Object value, @Nullable CaptureException refused) {
    return refused == null
        ? new SavedValue(name, ValueText.of(value), ValueDigest.of(value), null)
        : new SavedValue(name, ValueText.of(value), "", refusal(name, refused).text());
  }

  private static Refusal refusal(String name, CaptureException why) {
    return new Refusal(name, why.path(), why.reason());
  }

  private static Variable variable(Field field) {
    return new Variable(field.getName(), field.getDeclaringClass().getName());
  }

  private static @Nullable Object get(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
