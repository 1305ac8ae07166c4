package dev.brine.pickle.generated;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes random plans of graphs that Java can build. */
public final class PlanGenerator {
  /** How often a part is an object that there is already, and how often null. */
  private static final double AGAIN = 0.35;

  private static final double NULL = 0.08;

  /** How often a cycle is left in that may be refused. */
  private static final double UNTRAVELLING = 0.01;

  /** A root may have no room for others, and what breaks a cycle may cut off most of a plan. */
  private static final int TRIES = 8;

  private final Map<Slot, List<Kind>> kinds = new EnumMap<>(Slot.class);
  private final Map<Slot, List<Kind>> leaves = new EnumMap<>(Slot.class);

  /** Makes plans of these kinds. */
  public PlanGenerator(List<Kind> all) {
    for (Slot slot : Slot.values()) {
      kinds.put(slot, all.stream().filter(kind -> kind.canTake(slot)).toList());
      leaves.put(slot, kinds.get(slot).stream().filter(Kind::isLeaf).toList());
    }
  }

  /** All kinds of the JDK, and these. */
  public static List<Kind> withJdk(List<Kind> kinds) {
    List<Kind> all = new ArrayList<>(ContainerKinds.all());
    all.addAll(ValueKinds.all());
    all.addAll(kinds);
    return all;
  }

  /** A plan of at most about so many vertices, seldom of less than half as many. */
  public Plan plan(Random random, int size) {
    Plan largest = new Draft(random, size).plan();
    for (int i = 1; i < TRIES && largest.size() < size / 2; i++) {
      Plan plan = new Draft(random, size).plan();
      largest = plan.size() > largest.size() ? plan : largest;
    }
    return largest;
  }

  /** The simplest vertices that may take a slot. */
  List<Kind> leaves(Slot slot) {
    return leaves.get(slot);
  }

  /** A plan in the making. */
  private final class Draft {
    private final Random random;
    private final int size;
    private final List<Vertex> vertices = new ArrayList<>();

    /** Vertices whose parts were not chosen yet. */
    private final List<Integer> open = new ArrayList<>();

    Draft(Random random, int size) {
      this.random = random;
      this.size = size;
    }

    Plan plan() {
      add(one(kinds.get(Slot.SOME)));
      grow();
      while (vertices.size() < size) {
        int place = random.nextInt(vertices.size());
        Vertex vertex = vertices.get(place);
        if (vertex.kind().groupSize() > 0) {
          List<Integer> parts = new ArrayList<>();
          for (int part : vertex.parts()) {
            parts.add(part);
          }
          addGroup(vertex.kind(), parts);
          vertices.set(place, vertex.with(array(parts)));
          grow();
        } else if (vertices.stream().noneMatch(each -> each.kind().groupSize() > 0)) {
          break;
        }
      }
      return repaired(new Plan(vertices));
    }

    private void grow() {
      while (!open.isEmpty()) {
        int place = open.remove(random.nextInt(open.size()));
        Vertex vertex = vertices.get(place);
        Kind kind = vertex.kind();
        List<Integer> parts = new ArrayList<>();
        for (int i = 0; i < kind.fixedSlots(); i++) {
          parts.add(pick(kind.slot(i)));
        }
        int groups = kind.groupSize() == 0 ? 0 : random.nextInt(kind.mostGroups() + 1);
        for (int i = 0; i < groups; i++) {
          addGroup(kind, parts);
        }
        vertices.set(place, vertex.with(array(parts)));
      }
    }

    private void addGroup(Kind kind, List<Integer> parts) {
      for (int i = 0; i < kind.groupSize(); i++) {
        parts.add(pick(kind.slot(kind.fixedSlots() + i)));
      }
    }

    private int pick(Slot slot) {
      if (slot.isNullable() && random.nextDouble() < NULL) {
        return Vertex.NONE;
      }
      if (slot == Slot.WEAK) {
        return random.nextInt(vertices.size());
      }
      if (random.nextDouble() < AGAIN || vertices.size() >= size) {
        int first = random.nextInt(vertices.size());
        for (int i = 0; i < Math.min(30, vertices.size()); i++) {
          int place = (first + i) % vertices.size();
          if (vertices.get(place).kind().canTake(slot)) {
            return place;
          }
        }
      }
      return add(one((vertices.size() < size ? kinds : leaves).get(slot)));
    }

    private int add(Kind kind) {
      vertices.add(new Vertex(kind, vertices.size(), new int[0]));
      open.add(vertices.size() - 1);
      return vertices.size() - 1;
    }

    private Kind one(List<Kind> some) {
      return some.get(random.nextInt(some.size()));
    }

    private Plan repaired(Plan plan) {
      boolean isStrict = random.nextDouble() >= UNTRAVELLING;
      Plan repaired = plan;
      for (List<BuildOrder.Obstacle> obstacles = obstacles(repaired, isStrict);
          !obstacles.isEmpty();
          obstacles = obstacles(repaired, isStrict)) {
        // One is enough to break a cycle, but a search for each takes long where there are many.
        int count = Math.max(1, obstacles.size() / 4);
        for (BuildOrder.Obstacle obstacle : obstacles.subList(0, count)) {
          repaired = without(repaired, obstacle);
        }
      }
      return repaired.from(0);
    }

    private Plan without(Plan plan, BuildOrder.Obstacle obstacle) {
      Vertex vertex = plan.vertex(obstacle.place());
      Slot slot = vertex.kind().slot(obstacle.part());
      if (slot.isNullable()) {
        return plan.with(obstacle.place(), vertex.with(obstacle.part(), Vertex.NONE));
      }
      return Leaf.in(plan, obstacle.place(), obstacle.part(), one(leaves.get(slot)));
    }
  }

  /** What keeps a plan from being built and, where it is strict, from travelling. */
  private static List<BuildOrder.Obstacle> obstacles(Plan plan, boolean isStrict) {
    List<BuildOrder.Obstacle> obstacles = Limits.obstacles(plan);
    return obstacles.isEmpty() && isStrict ? Refusable.parts(plan) : obstacles;
  }

  private static int[] array(List<Integer> parts) {
    return parts.stream().mapToInt(Integer::intValue).toArray();
  }
}
