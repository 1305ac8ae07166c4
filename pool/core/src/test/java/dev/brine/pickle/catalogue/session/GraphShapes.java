package dev.brine.pickle.catalogue.session;

import static dev.brine.pickle.generated.Slot.ANY;
import static dev.brine.pickle.generated.Slot.CONSTANT;
import static dev.brine.pickle.generated.Slot.FORWARD;
import static dev.brine.pickle.generated.Slot.HANDLER;
import static dev.brine.pickle.generated.Slot.OPEN_KEY;
import static dev.brine.pickle.generated.Slot.ORDER;
import static dev.brine.pickle.generated.Slot.OUTER;
import static dev.brine.pickle.generated.Slot.RANKED;
import static dev.brine.pickle.generated.Slot.THROWN;
import static dev.brine.pickle.generated.Slot.TOLD;

import dev.brine.pickle.catalogue.session.GraphBridged.Fault;
import dev.brine.pickle.catalogue.session.GraphBridged.Hooked;
import dev.brine.pickle.catalogue.session.GraphBridged.Outside;
import dev.brine.pickle.catalogue.session.GraphBridged.Recent;
import dev.brine.pickle.catalogue.session.GraphBridged.Resolved;
import dev.brine.pickle.catalogue.session.GraphBridged.Table;
import dev.brine.pickle.catalogue.session.GraphBridged.Titled;
import dev.brine.pickle.catalogue.session.GraphInstances.Level;
import dev.brine.pickle.catalogue.session.GraphInstances.Outer;
import dev.brine.pickle.catalogue.session.GraphInstances.Outer.Inner;
import dev.brine.pickle.catalogue.session.GraphInstances.Pair;
import dev.brine.pickle.catalogue.session.GraphInstances.Person;
import dev.brine.pickle.catalogue.session.GraphInstances.Sum;
import dev.brine.pickle.catalogue.session.GraphInstances.Thing;
import dev.brine.pickle.catalogue.session.GraphInstances.Wide;
import dev.brine.pickle.generated.Kind;
import dev.brine.pickle.generated.Kind.Hash;
import dev.brine.pickle.generated.Labels;
import dev.brine.pickle.generated.Told;
import dev.brine.pickle.generated.ValueKinds;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The kinds of objects of generated graphs that a user's classes are. */
public final class GraphShapes implements Supplier<List<Kind>> {
  private static final int MOST = 4;

  /** For the session's loader. */
  public GraphShapes() {}

  @Override
  public List<Kind> get() {
    List<Kind> kinds = new ArrayList<>();
    instances(kinds);
    records(kinds);
    enums(kinds);
    functions(kinds);
    comparators(kinds);
    bridged(kinds);
    return kinds;
  }

  private static void instances(List<Kind> kinds) {
    kinds.add(
        Kind.filled(
                "Thing",
                Hash.STABLE,
                (tag, parts) -> new Thing(tag),
                (object, parts) -> ((Thing) object).hold(parts[0], parts[1]))
            .fixed(ANY, ANY)
            .fits(TOLD));
    kinds.add(
        Kind.filled(
                "Wide",
                Hash.STABLE,
                (tag, parts) -> new Wide(tag),
                (object, parts) -> {
                  ((Wide) object).hold(parts[0], parts[1]);
                  ((Wide) object).first = parts[2];
                })
            .fixed(ANY, ANY, ANY)
            .fits(TOLD));
    kinds.add(
        Kind.filled(
                "Person",
                Hash.STABLE,
                (tag, parts) -> new Person(tag),
                (object, parts) -> ((Person) object).friend = parts[0])
            .fixed(ANY)
            .fits(TOLD, RANKED));
    kinds.add(
        Kind.filled(
                "Outer",
                Hash.STABLE,
                (tag, parts) -> new Outer(tag),
                (object, parts) -> ((Outer) object).held = parts[0])
            .fixed(ANY)
            .fits(TOLD, OUTER));
    kinds.add(
        Kind.filled(
                "Inner",
                Hash.STABLE,
                (tag, parts) -> ((Outer) Objects.requireNonNull(parts[0])).inner(tag),
                (object, parts) -> ((Inner) object).held = parts[1])
            .fixed(OUTER, ANY)
            .hard(1)
            .fits(TOLD)
            .travelsFilled());
    kinds.add(
        Kind.whole("local class", Hash.STABLE, (tag, parts) -> local(tag, parts[0]))
            .fixed(ANY)
            .fits(TOLD)
            .travelsFilled());
    kinds.add(Kind.whole("lock", Hash.NEVER, (tag, parts) -> new Object()).travelsFilled());
  }

  private static void records(List<Kind> kinds) {
    kinds.add(
        Kind.whole("Pair", Hash.STABLE, (tag, parts) -> new Pair(tag, parts[0], parts[1]))
            .fixed(ANY, ANY)
            .fits(TOLD));
    kinds.add(
        Kind.whole("Sum", Hash.CONTENT, (tag, parts) -> new Sum(tag, parts[0], tag / 3.0, parts[1]))
            .fixed(OPEN_KEY, OPEN_KEY)
            .fits(TOLD));
  }

  private static void enums(List<Kind> kinds) {
    for (Level level : Level.values()) {
      kinds.add(
          Kind.whole(level.name(), Hash.STABLE, (tag, parts) -> stateless(level))
              .fits(CONSTANT)
              .travelsFilled());
    }
    kinds.add(
        Kind.filled(
                "constant with state",
                Hash.STABLE,
                (tag, parts) -> Level.LOW,
                (object, parts) -> ((Level) object).state = parts[0])
            .fixed(ANY)
            .fits(CONSTANT));
  }

  /** Constants outlive the graphs that they were in. */
  private static Level stateless(Level level) {
    level.state = null;
    return level;
  }

  private static void functions(List<Kind> kinds) {
    kinds.add(
        Kind.whole("lambda", Hash.STABLE, (tag, parts) -> lambda(tag, parts[0], parts[1], 2L * tag))
            .fixed(ANY, ANY)
            .fits(TOLD)
            .travelsFilled());
    kinds.add(
        Kind.whole("serializable lambda", Hash.STABLE, (tag, parts) -> serializable(tag, parts[0]))
            .fixed(ANY)
            .fits(TOLD)
            .travelsFilled());
    kinds.add(
        Kind.whole(
                "bound reference",
                Hash.NEVER,
                (tag, parts) -> reference((Person) Objects.requireNonNull(parts[0])))
            .fixed(RANKED)
            .travelsFilled());
    kinds.add(
        Kind.filled(
                "Handler",
                Hash.NEVER,
                (tag, parts) -> new GraphInstances.Handler(tag),
                (object, parts) -> ((GraphInstances.Handler) object).held = parts[0])
            .fixed(ANY)
            .fits(HANDLER));
    kinds.add(
        Kind.whole(
                "proxy",
                Hash.NEVER,
                (tag, parts) ->
                    Proxy.newProxyInstance(
                        GraphShapes.class.getClassLoader(),
                        new Class<?>[] {Told.class, Cloneable.class},
                        (InvocationHandler) Objects.requireNonNull(parts[0])))
            .fixed(HANDLER)
            .travelsFilled());
  }

  private static void comparators(List<Kind> kinds) {
    kinds.add(
        Kind.filled(
                "Order",
                Hash.NEVER,
                (tag, parts) -> new GraphInstances.Order(tag),
                (object, parts) -> ((GraphInstances.Order) object).held = parts[0])
            .fixed(ANY)
            .fits(ORDER, FORWARD));
    kinds.add(
        Kind.whole("local order", Hash.NEVER, (tag, parts) -> order(tag, parts[0]))
            .fixed(ANY)
            .fits(ORDER, FORWARD)
            .travelsFilled());
    kinds.add(
        Kind.whole(
                "order by tags",
                Hash.NEVER,
                (tag, parts) -> order((Told) Objects.requireNonNull(parts[0])))
            .fixed(TOLD)
            .fits(ORDER, FORWARD)
            .travelsFilled());
  }

  private static void bridged(List<Kind> kinds) {
    kinds.add(
        Kind.filled(
                "Titled",
                Hash.NEVER,
                (tag, parts) -> new Titled(tag),
                (object, parts) -> {
                  ((Titled) object).extra = parts[0];
                  ((Titled) object).addAll(Arrays.asList(parts).subList(1, parts.length));
                })
            .fixed(ANY)
            .repeated(MOST, ANY)
            .bridged());
    kinds.add(
        Kind.filled(
                "Table",
                Hash.NEVER,
                (tag, parts) -> new Table(tag),
                (object, parts) -> {
                  ((Table) object).extra = parts[0];
                  for (int i = 1; i < parts.length; i += 2) {
                    ((Table) object).put(parts[i], parts[i + 1]);
                  }
                })
            .fixed(ANY)
            .repeated(MOST, OPEN_KEY, ANY)
            .bridged());
    kinds.add(
        Kind.filled(
                "Recent",
                Hash.NEVER,
                (tag, parts) -> new Recent(tag),
                (object, parts) -> {
                  for (int i = 0; i < parts.length; i += 2) {
                    ((Recent) object).put(parts[i], parts[i + 1]);
                  }
                })
            .repeated(MOST, OPEN_KEY, ANY)
            .bridged());
    kinds.add(
        Kind.filled(
                "Hooked",
                Hash.STABLE,
                (tag, parts) -> new Hooked(tag),
                (object, parts) -> ((Hooked) object).partner = parts[0])
            .fixed(ANY)
            .fits(TOLD)
            .bridged());
    kinds.add(
        Kind.filled(
                "Outside",
                Hash.STABLE,
                (tag, parts) -> new Outside(tag),
                (object, parts) -> ((Outside) object).held = parts[0])
            .fixed(ANY)
            .fits(TOLD)
            .bridged());
    kinds.add(
        Kind.filled(
                "Resolved",
                Hash.STABLE,
                (tag, parts) -> new Resolved(tag),
                (object, parts) -> ((Resolved) object).held = parts[0])
            .fixed(ANY)
            .fits(TOLD)
            .travelsWhole());
    kinds.add(
        Kind.filled(
                "Fault",
                Hash.STABLE,
                (tag, parts) -> new Fault(tag),
                (object, parts) -> {
                  ValueKinds.cause(object, parts);
                  ((Fault) object).payload = parts[2];
                })
            .fixed(THROWN, THROWN, ANY)
            .fits(THROWN, TOLD)
            .bridged());
  }

  private static Told local(int tag, @Nullable Object held) {
    class Local implements Told {
      private final long number = tag * 3L;

      @Override
      public @Nullable Object[] told() {
        return new Object[] {tag, number, held};
      }
    }
    return new Local();
  }

  private static Told lambda(int tag, @Nullable Object one, @Nullable Object two, long number) {
    return () -> new Object[] {tag, one, number, two};
  }

  private static Told serializable(int tag, @Nullable Object held) {
    return (Told & Serializable) () -> new Object[] {tag, held};
  }

  private static Told reference(Person person) {
    return person::self;
  }

  private static Comparator<Object> order(int tag, @Nullable Object held) {
    class Local implements Comparator<Object>, Told {
      @Override
      public int compare(Object a, Object b) {
        return tag % 2 == 0 ? compareTags(a, b) : compareTags(b, a);
      }

      @Override
      public @Nullable Object[] told() {
        return new Object[] {tag, held};
      }
    }
    return new Local();
  }

  private static Comparator<Object> order(Told told) {
    return (Comparator<Object> & Serializable)
        (a, b) -> Labels.tag(told) % 2 == 0 ? compareTags(a, b) : compareTags(b, a);
  }

  static int compareTags(Object a, Object b) {
    return Integer.compare(Labels.tag(a), Labels.tag(b));
  }
}
