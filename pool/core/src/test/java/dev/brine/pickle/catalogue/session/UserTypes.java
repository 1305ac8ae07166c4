package dev.brine.pickle.catalogue.session;

import static dev.brine.pickle.catalogue.Checks.by;
import static dev.brine.pickle.catalogue.Checks.equal;
import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.Checks.list;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.refusedScoped;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import dev.brine.pickle.catalogue.Checks;
import dev.brine.pickle.catalogue.TypeRow;
import dev.brine.pickle.catalogue.session.Derived.Countdown;
import dev.brine.pickle.catalogue.session.Derived.Defaulting;
import dev.brine.pickle.catalogue.session.Derived.External;
import dev.brine.pickle.catalogue.session.Derived.Hits;
import dev.brine.pickle.catalogue.session.Derived.Hooked;
import dev.brine.pickle.catalogue.session.Derived.Overdrawn;
import dev.brine.pickle.catalogue.session.Derived.Recent;
import dev.brine.pickle.catalogue.session.Derived.Single;
import dev.brine.pickle.catalogue.session.Derived.Squares;
import dev.brine.pickle.catalogue.session.Derived.Temperature;
import dev.brine.pickle.catalogue.session.Derived.Titled;
import dev.brine.pickle.catalogue.session.Derived.Worker;
import dev.brine.pickle.catalogue.session.Shapes.Account;
import dev.brine.pickle.catalogue.session.Shapes.Box;
import dev.brine.pickle.catalogue.session.Shapes.Circle;
import dev.brine.pickle.catalogue.session.Shapes.Client;
import dev.brine.pickle.catalogue.session.Shapes.Color;
import dev.brine.pickle.catalogue.session.Shapes.Generic;
import dev.brine.pickle.catalogue.session.Shapes.Greeter;
import dev.brine.pickle.catalogue.session.Shapes.Greeting;
import dev.brine.pickle.catalogue.session.Shapes.Lazy;
import dev.brine.pickle.catalogue.session.Shapes.Link;
import dev.brine.pickle.catalogue.session.Shapes.Member;
import dev.brine.pickle.catalogue.session.Shapes.Note;
import dev.brine.pickle.catalogue.session.Shapes.Noted;
import dev.brine.pickle.catalogue.session.Shapes.Operator;
import dev.brine.pickle.catalogue.session.Shapes.Outer;
import dev.brine.pickle.catalogue.session.Shapes.Person;
import dev.brine.pickle.catalogue.session.Shapes.Point;
import dev.brine.pickle.catalogue.session.Shapes.Recursive;
import dev.brine.pickle.catalogue.session.Shapes.Savings;
import dev.brine.pickle.catalogue.session.Shapes.Shape;
import dev.brine.pickle.catalogue.session.Shapes.Square;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Rows about classes that a user typed. */
public final class UserTypes implements Supplier<List<TypeRow>> {
  /** For the session's loader. */
  public UserTypes() {}

  @Override
  public List<TypeRow> get() {
    List<TypeRow> rows = new ArrayList<>(plain());
    rows.addAll(entangled());
    rows.addAll(inOthers());
    rows.addAll(withHooks());
    rows.addAll(described());
    return rows;
  }

  private static List<TypeRow> plain() {
    return List.of(
        travels("D16 user record", () -> new Point(1, 2)),
        travels("user record, generic", () -> new Box<>(new Box<>(List.of(new Point(1, 2))))),
        travels("D28 user enum constant", () -> Color.GREEN, identical()),
        travels("D27 user enum constant with body", () -> Operator.TIMES, identical()),
        travels("user enum array", Color::values, (a, b) -> same(a, b)),
        travels(
            "user sealed family",
            () -> List.<Shape>of(new Circle(1), new Square(2)),
            by(shapes -> shapes.stream().map(Shape::area).toList())),
        travels("user class", () -> new Account(5), by(account -> account.add(2))),
        travels(
            "user class in a circle",
            () -> {
              Account account = new Account(1);
              account.friend = new Account(2);
              account.friend.friend = account;
              return account;
            },
            (sent, back) -> that(back.friend.friend == back, "the circle is broken")),
        travels(
            "user subclass that hides a field",
            () -> new Savings(7),
            by(savings -> List.of(savings.balance, savings.add(0)))),
        travels(
            "D82 user inner class",
            () -> new Outer("name").inner,
            (sent, back) -> {
              same("name", back.outerName());
              that(back.outer().inner == back, "it has another outer object");
            }),
        travels("user local class", () -> Shapes.local("x", 3), by(Supplier::get)),
        travels("user anonymous class", () -> Shapes.anonymous(List.of("x")), by(Supplier::get)),
        travels(
            "D80 user class with a recursive lambda",
            Recursive::new,
            (sent, back) -> same(120, back.factorial.apply(5))),
        travels(
            "D25 user subclass of ArrayList",
            () -> {
              Titled titled = new Titled("title");
              titled.add(new Point(1, 2));
              return titled;
            },
            (sent, back) -> {
              Checks.<Titled>equal().check(sent, back);
              same("title", back.title);
            }),
        travels(
            "user subclass of HashMap with a lambda",
            () -> {
              Defaulting map = new Defaulting(key -> key.length());
              map.put("a", 7);
              return map;
            },
            (sent, back) -> {
              Checks.<Defaulting>equal().check(sent, back);
              same(List.of(7, 3), List.of(back.get("a"), back.get("abc")));
            }),
        travels("user subclass of AbstractList", () -> new Squares(4)),
        travels("user iterator", () -> new Countdown(2), by(it -> List.of(it.next(), it.next()))),
        travels(
            "user class array",
            () -> new Point[][] {{new Point(1, 2)}, null},
            (a, b) -> same(a, b)),
        refused("user subclass of Thread", Worker::new, "thread", "Thread"),
        refusedScoped(
            "D32 user class with a socket deep inside",
            scope -> new Client(scope.closing(new Socket())),
            "sockets"));
  }

  private static List<TypeRow> entangled() {
    return List.of(
        travels(
            "user chain of a hundred thousand",
            () -> {
              Link link = new Link(0, null);
              for (int i = 1; i < 100_000; i++) {
                link = new Link(i, link);
              }
              return link;
            },
            (sent, back) -> {
              Link link = back;
              for (int i = 99_999; i > 0; i--) {
                same(i, link.number);
                link = link.next;
              }
              same(null, link.next);
            }),
        travels(
            "user keys in a circle with their set",
            () -> {
              Person anna = new Person("anna");
              Person bert = new Person("bert");
              Person carl = new Person("carl");
              anna.meet(bert);
              anna.meet(carl);
              bert.meet(carl);
              return anna;
            },
            (sent, back) -> {
              same(2, back.friends.size());
              same(List.of("bert", "carl"), back.sorted.stream().map(p -> p.name).toList());
              for (Person friend : back.friends) {
                that(friend.friends.contains(back), friend.name + " forgot its friend");
                that(friend.sorted.contains(back), friend.name + " forgot its sorted friend");
                that(back.friends.contains(friend), "it forgot " + friend.name);
              }
            }),
        travels(
            "user keys in a circle with their map",
            () -> {
              Member first = new Member(100);
              Member second = new Member(200);
              first.known.put(second, "second");
              second.known.put(first, "first");
              return first;
            },
            (sent, back) -> {
              Member second = back.known.keySet().iterator().next();
              same("second", back.known.get(second));
              same("first", second.known.get(back));
              same("first", second.known.get(new Member(100)));
            }),
        travels(
            "user record in a circle",
            () -> {
              List<Object> list = new ArrayList<>();
              Box<List<Object>> box = new Box<>(list);
              list.add(box);
              return box;
            },
            (sent, back) -> that(((List<?>) back.value()).get(0) == back, "the circle is broken")),
        travels(
            "user class with a transient field",
            () -> new Lazy(7),
            (sent, back) -> {
              same(7, back.number);
              same(null, back.text);
            }),
        travels(
            "user subclass of AtomicInteger",
            () -> {
              Hits hits = new Hits("page");
              hits.set(41);
              return hits;
            },
            by(hits -> List.of(hits.page, hits.incrementAndGet()))),
        travels(
            "user subclass of LinkedHashMap in access order",
            () -> {
              Recent recent = new Recent(2);
              recent.put(1, new Point(1, 1));
              recent.put(2, new Point(2, 2));
              return recent;
            },
            (sent, back) -> {
              same(new Point(1, 1), back.get(1));
              back.put(3, new Point(3, 3));
              same(List.of(1, 3), List.copyOf(back.keySet()));
            }));
  }

  private static List<TypeRow> inOthers() {
    return List.of(
        travels("HashMap with user keys", () -> new HashMap<>(Map.of(new Point(1, 2), Color.RED))),
        travels(
            "TreeMap with user keys",
            () -> new TreeMap<>(Map.of(new Point(1, 2), 1, new Point(0, 0), 2)),
            by(map -> list(map.entrySet()))),
        travels(
            "TreeMap with a user's comparator",
            () -> {
              Map<Point, Integer> map = new TreeMap<>(Comparator.comparing(Point::y).reversed());
              map.put(new Point(1, 2), 1);
              map.put(new Point(0, 5), 2);
              return map;
            },
            (sent, back) -> {
              same(list(sent.entrySet()), list(back.entrySet()));
              back.put(new Point(9, 3), 3);
              same(List.of(2, 3, 1), List.copyOf(back.values()));
            }),
        travels("EnumMap with user keys", () -> new EnumMap<>(Map.of(Color.RED, 1, Color.BLUE, 2))),
        travels("EnumMap with user keys, empty", () -> new EnumMap<>(Color.class), UserTypes::puts),
        travels("EnumSet of a user's enum", () -> EnumSet.of(Operator.TIMES)),
        travels(
            "EnumSet of a user's enum, empty",
            () -> EnumSet.noneOf(Color.class),
            (sent, back) -> same(3, EnumSet.complementOf(back).size())),
        travels("Optional of a user's", () -> Optional.of(new Point(1, 2)), equal()).value(),
        travels(
            "AtomicReference to a user's",
            () -> new AtomicReference<>(new Account(3)),
            by(reference -> reference.get().add(1))),
        travels("ImmutableList of a user's", () -> ImmutableList.of(new Point(1, 2), Color.RED)),
        travels(
            "ArrayListMultimap of a user's",
            () -> {
              ArrayListMultimap<Color, Point> multimap = ArrayListMultimap.create();
              multimap.put(Color.RED, new Point(1, 2));
              return multimap;
            }),
        travels(
            "Collections.unmodifiableList of a user's",
            () -> Collections.unmodifiableList(Arrays.asList(new Point(1, 2), null))));
  }

  private static List<TypeRow> withHooks() {
    return List.of(
        travels("user class with writeObject", () -> new Hooked(42), by(hooked -> hooked.doubled)),
        travels("user class with readResolve", () -> Single.INSTANCE, identical()),
        travels(
            "user class with writeReplace",
            () -> new Temperature(20),
            by(temperature -> Math.round(temperature.celsius))),
        travels(
            "user class that is Externalizable",
            () -> {
              External external = new External();
              external.text = "text";
              return external;
            },
            by(external -> external.text)),
        travels(
            "user exception with payload",
            () -> new Overdrawn("why", new Point(1, 2), new IllegalStateException("cause")),
            (sent, back) -> {
              sameClass(sent, back);
              same(sent.toString(), back.toString());
              same(sent.where, back.where);
              same("cause", back.getCause().getMessage());
              same(sent.getStackTrace(), back.getStackTrace());
            }));
  }

  private static List<TypeRow> described() {
    return List.of(
        travels("user Class", () -> Point.class, identical()),
        travels("user Class of an array", () -> Color[][].class, identical()),
        travels(
            "user Method",
            () -> Noted.class.getDeclaredMethod("triple", int.class),
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              back.setAccessible(true);
              same(6, back.invoke(null, 2));
            }),
        travels("user Field", () -> Outer.class.getDeclaredField("name")),
        travels("user Constructor", () -> Account.class.getDeclaredConstructor(long.class)),
        travels(
            "D91 ParameterizedType of a user's class",
            () -> Generic.class.getDeclaredField("field").getGenericType(),
            (sent, back) -> same(sent, back)),
        travels("user annotation", () -> Noted.class.getAnnotation(Note.class)),
        travels(
            "user Proxy",
            () -> proxy(new Greeting("Hello ")),
            (sent, back) -> same(sent.greet(new Point(1, 2)), back.greet(new Point(1, 2)))),
        travels(
            "user lambda of a user's interface",
            UserTypes::greeter,
            (sent, back) -> same("2", back.greet(new Point(1, 2)))));
  }

  private static Greeter greeter() {
    return point -> String.valueOf(point.y());
  }

  private static Greeter proxy(Greeting handler) {
    return (Greeter)
        Proxy.newProxyInstance(
            UserTypes.class.getClassLoader(), new Class<?>[] {Greeter.class}, handler);
  }

  private static void puts(Map<Color, Integer> sent, Map<Color, Integer> back) {
    same(sent, back);
    back.put(Color.BLUE, 1);
    same(Map.of(Color.BLUE, 1), back);
  }
}
