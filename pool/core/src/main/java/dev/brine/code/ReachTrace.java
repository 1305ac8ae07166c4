package dev.brine.code;

import dev.brine.error.Internal;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notes by what each class, method and static field was first reached, so that it can be told why
 * it travels. Kept only where someone asks. Not thread-safe.
 */
@Internal
public final class ReachTrace {
  /** What a step of the way is. */
  public enum Kind {
    /** A class that is used. */
    TYPE,
    /** A method that can run. */
    METHOD,
    /** A static field that is read or written. */
    FIELD
  }

  /**
   * A step of the way.
   *
   * @param owner the class, or that of the member; a binary name
   * @param member the method's or field's name; empty for a class
   */
  public record Step(Kind kind, String owner, String member) {}

  private final Map<Reference, @Nullable Reference> from = new LinkedHashMap<>();
  private @Nullable Reference origin;
  private @Nullable Reference current;

  /** What is reached from now on is reached by the function itself. */
  public void byFunction() {
    begin(null);
  }

  /** What is reached from now on is reached by the value of this static field. */
  public void byValueOf(Field field) {
    begin(reference(field));
  }

  /** What is reached from now on is reached by the constants of this enum. */
  public void byConstantsOf(Class<?> type) {
    begin(new Reference.Type(type.getName()));
  }

  /** The way to a static field: outermost first, itself last. */
  public List<Step> wayTo(Field field) {
    return wayTo(reference(field));
  }

  /** The way to a class that is used: outermost first, itself last. */
  public List<Step> wayTo(Class<?> type) {
    return wayTo(new Reference.Type(type.getName()));
  }

  /** The members of a class that were reached, in the order in which they were. */
  public List<Step> membersOf(String owner) {
    return from.keySet().stream()
        .map(ReachTrace::step)
        .filter(step -> step.owner().equals(owner) && step.kind() != Kind.TYPE)
        .toList();
  }

  private List<Step> wayTo(Reference last) {
    List<Step> way = new ArrayList<>();
    for (Reference each = last; each != null; each = from.get(each)) {
      way.add(0, step(each));
    }
    return way;
  }

  private void begin(@Nullable Reference itsOrigin) {
    origin = itsOrigin;
    current = itsOrigin;
  }

  /** What is reached from now on is reached by this piece of code. */
  void enter(Reference code) {
    current = code;
  }

  /** All code that was found was looked at. */
  void leave() {
    current = origin;
  }

  void reached(Reference reference) {
    if (!reference.equals(current)) {
      from.putIfAbsent(reference, current);
    }
  }

  void reached(Field field) {
    reached(reference(field));
  }

  private static Reference reference(Field field) {
    return new Reference.StaticField(field.getDeclaringClass().getName(), field.getName());
  }

  private static Step step(Reference reference) {
    if (reference instanceof Reference.StaticField field) {
      return new Step(Kind.FIELD, field.owner(), field.name());
    }
    if (reference instanceof Reference.Method method) {
      return new Step(Kind.METHOD, method.owner(), method.name());
    }
    return new Step(Kind.TYPE, ((Reference.Type) reference).name(), "");
  }
}
