package dev.brine.pickle.generated;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The real objects of a plan, which it keeps from the garbage collector. */
public final class Building {
  private final Plan plan;
  private final Object[] objects;

  private Building(Plan plan) {
    this.plan = plan;
    this.objects = new Object[plan.size()];
  }

  /** Builds a plan that can be built. */
  public static Building of(Plan plan) {
    Building building = new Building(plan);
    for (BuildOrder.Step step : BuildOrder.of(plan).steps()) {
      Vertex vertex = plan.vertex(step.place());
      if (step.isFill()) {
        vertex.kind().fill(building.objects[step.place()], building.parts(vertex));
      } else {
        building.objects[step.place()] = vertex.kind().make(vertex.tag(), building.parts(vertex));
      }
    }
    return building;
  }

  /** The first object. */
  public Object root() {
    return objects[0];
  }

  /**
   * The transcript of the objects, of which each reference must be one of the plan's.
   *
   * @throws IllegalStateException if the objects are not what the plan says
   */
  public List<String> transcript(boolean withEnumState) {
    Transcript transcript = Transcript.walk(root(), withEnumState);
    IdentityHashMap<Object, Set<Object>> planned = new IdentityHashMap<>();
    for (int i = 0; i < objects.length; i++) {
      Set<Object> parts =
          planned.computeIfAbsent(
              objects[i], each -> Collections.newSetFromMap(new IdentityHashMap<>()));
      parts.add(objects[i]);
      Arrays.stream(parts(plan.vertex(i))).filter(Objects::nonNull).forEach(parts::add);
    }
    for (Object object : transcript.objects()) {
      if (planned.containsKey(object) && !(object instanceof String)) {
        requirePlanned(object, Anatomy.of(object), planned);
      }
    }
    return transcript.lines();
  }

  private void requirePlanned(
      Object object, Anatomy anatomy, IdentityHashMap<Object, Set<Object>> planned) {
    Set<Object> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    anatomy.parts().stream()
        .filter(part -> planned.containsKey(part) && !Labels.isScalar(part))
        .forEach(parts::add);
    Set<Object> expected = planned.get(object);
    boolean isExact =
        object.getClass().isArray() || (object instanceof Told && !(object instanceof Enum<?>));
    if (!expected.containsAll(parts)
        || (isExact && !(object instanceof Map<?, ?>) && parts.size() < countable(object, expected))
        || anatomy.facts().stream().anyMatch(each -> each.startsWith("does not"))) {
      throw new IllegalStateException(
          object.getClass() + " is not as planned: " + anatomy.facts() + "\n" + plan.text());
    }
  }

  /** How many of the parts have an identity, without the object itself. */
  private static long countable(Object object, Set<Object> expected) {
    return expected.stream()
        .filter(each -> each != object && !Labels.isScalar(each) && !(each instanceof Enum<?>))
        .count();
  }

  /** The objects are needed no longer. Constants outlive the graph, so they are emptied. */
  public void end() {
    try {
      for (int i = 0; i < objects.length; i++) {
        if (objects[i] instanceof Enum<?>) {
          plan.vertex(i).kind().fill(objects[i], new Object[plan.vertex(i).parts().length]);
        }
      }
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private @Nullable Object[] parts(Vertex vertex) {
    @Nullable Object[] parts = new Object[vertex.parts().length];
    for (int i = 0; i < parts.length; i++) {
      int target = vertex.parts()[i];
      parts[i] = target == Vertex.NONE ? null : objects[target];
    }
    return parts;
  }
}
