package dev.brine.pickle.catalogue.session;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.net.Socket;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Classes as users type them. */
@SuppressWarnings("ClassCanBeStatic") // users let inner classes be inner ones
final class Shapes {
  private Shapes() {}

  /** A record. */
  record Point(int x, int y) implements Comparable<Point> {
    @Override
    public int compareTo(Point other) {
      return Integer.compare(x * x + y * y, other.x * other.x + other.y * other.y);
    }
  }

  /** A generic record. */
  record Box<T>(T value) {}

  /** An enum. */
  enum Color {
    RED,
    GREEN,
    BLUE
  }

  /** An enum whose constants have bodies and state. */
  enum Operator {
    PLUS("+") {
      @Override
      int apply(int a, int b) {
        return a + b;
      }
    },
    TIMES("*") {
      @Override
      int apply(int a, int b) {
        return a * b;
      }
    };

    final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    abstract int apply(int a, int b);
  }

  /** A sealed family. */
  sealed interface Shape permits Circle, Square {
    double area();
  }

  /** One member of it. */
  record Circle(double radius) implements Shape {
    @Override
    public double area() {
      return Math.PI * radius * radius;
    }
  }

  /** The other, which is no record. */
  static final class Square implements Shape {
    private final double side;

    Square(double side) {
      this.side = side;
    }

    @Override
    public double area() {
      return side * side;
    }
  }

  /** A plain class, not Serializable, with a lock as users write it. */
  static class Account {
    private final Object lock = new Object();
    private long balance;
    @Nullable Account friend;

    Account(long balance) {
      this.balance = balance;
    }

    long add(long amount) {
      synchronized (lock) {
        balance += amount;
        return balance;
      }
    }
  }

  /** A subclass with a field of the same name as its superclass's. */
  static final class Savings extends Account {
    final long balance;

    Savings(long balance) {
      super(-balance);
      this.balance = balance;
    }
  }

  /** A class with an inner one, each of which knows the other. */
  static final class Outer {
    final String name;
    final Inner inner = new Inner();

    Outer(String name) {
      this.name = name;
    }

    /** The inner one. */
    final class Inner {
      String outerName() {
        return name;
      }

      Outer outer() {
        return Outer.this;
      }
    }
  }

  /** One of a chain. */
  static final class Link {
    final int number;
    final @Nullable Link next;

    Link(int number, @Nullable Link next) {
      this.number = number;
      this.next = next;
    }
  }

  /** A person whose hash code needs a field that comes after the set of friends. */
  static final class Person {
    final Set<Person> friends = new HashSet<>();
    final SortedSet<Person> sorted = new TreeSet<>(Comparator.comparing((Person p) -> p.name));
    final String name;

    Person(String name) {
      this.name = name;
    }

    void meet(Person other) {
      friends.add(other);
      sorted.add(other);
      other.friends.add(this);
      other.sorted.add(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Person person && name.equals(person.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** One whose hash code would be another, and no exception thrown, before its number is there. */
  static final class Member {
    final Map<Member, String> known = new HashMap<>();
    final int number;

    Member(int number) {
      this.number = number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Member member && number == member.number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  /** A class with a field that is not to travel. */
  static final class Lazy {
    final int number;
    transient @Nullable String text;

    Lazy(int number) {
      this.number = number;
      text = "number " + number;
    }
  }

  /** A generic class, for its types. */
  static final class Generic<T extends Comparable<T>> {
    @Nullable Map<Point, List<? extends T>> field;
  }

  /** An annotation. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Note {
    String value();

    Color color() default Color.RED;
  }

  /** What bears it. */
  @Note("x")
  static final class Noted {
    static int triple(int x) {
      return 3 * x;
    }
  }

  /** An interface for proxies. */
  interface Greeter {
    String greet(Point point);
  }

  /** A handler of proxies. */
  static final class Greeting implements InvocationHandler {
    private final String word;

    Greeting(String word) {
      this.word = word;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      return word + arguments[0];
    }
  }

  /** A lambda in a field that captures its own object. */
  static final class Recursive {
    final Function<Integer, Integer> factorial = n -> n < 2 ? 1 : n * this.factorial.apply(n - 1);
  }

  /** A class local to a method, with what it captures. */
  static Supplier<String> local(String captured, int number) {
    class Local implements Supplier<String> {
      private int calls;

      @Override
      public String get() {
        calls++;
        return captured + number * calls;
      }
    }
    return new Local();
  }

  /** An anonymous class, with what it captures. */
  static Supplier<String> anonymous(List<String> captured) {
    return new Supplier<>() {
      private final int size = captured.size();

      @Override
      public String get() {
        return captured.toString() + size;
      }
    };
  }

  /** A client with a connection in a field, two levels down. */
  static final class Client {
    @SuppressWarnings("unused")
    private final Map<String, List<Socket>> sockets;

    Client(Socket socket) {
      sockets = new HashMap<>(Map.of("main", List.of(socket)));
    }
  }
}
