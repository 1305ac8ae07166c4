package dev.brine.pickle.catalogue.session;

import dev.brine.pickle.generated.Told;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Classes of a user whose objects travel field by field. */
@SuppressWarnings({"ClassCanBeStatic", "unused"})
final class GraphInstances {
  private GraphInstances() {}

  /** A plain class with plain fields of every type, some behind those that hold objects. */
  static class Thing implements Told {
    private @Nullable Object a;
    private @Nullable Object b;
    private final int tag;
    private final long number;
    private final double fraction;
    private final float part;
    private final boolean truth;
    private final char letter;
    private final byte octet;
    private final short half;
    private final Integer boxed;
    private final String name;

    Thing(int tag) {
      this.tag = tag;
      number = ((long) tag << 40) - 1;
      fraction = tag / 7.0;
      part = -tag / 3f;
      truth = tag % 2 == 0;
      letter = (char) ('A' + tag % 26);
      octet = (byte) -tag;
      half = (short) (tag * 31);
      boxed = tag + 1_000;
      name = "thing " + tag;
    }

    void hold(@Nullable Object one, @Nullable Object other) {
      a = one;
      b = other;
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {
        tag, a, b, number, fraction, part, truth, letter, octet, half, boxed, name
      };
    }
  }

  /** A subclass with a field that has the name of another above it. */
  static class Middle extends Thing {
    private final int tag;
    protected @Nullable Object first;

    Middle(int tag) {
      super(tag);
      this.tag = -tag;
    }

    int hidden() {
      return tag;
    }
  }

  /** A subclass of a subclass. */
  static final class Wide extends Middle {
    private final String note;

    Wide(int tag) {
      super(tag);
      note = "wide " + tag;
    }

    @Override
    public @Nullable Object[] told() {
      @Nullable Object[] above = super.told();
      @Nullable Object[] all = Arrays.copyOf(above, above.length + 3);
      all[above.length] = hidden();
      all[above.length + 1] = note;
      all[above.length + 2] = first;
      return all;
    }
  }

  /** Two of a number are equal, whatever else they hold. */
  static final class Person implements Told, Comparable<Person> {
    private static final int NUMBERS = 7;

    @Nullable Object friend;
    private final int tag;
    private final int number;

    Person(int tag) {
      this.tag = tag;
      number = tag % NUMBERS;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Person person && number == person.number;
    }

    @Override
    public int hashCode() {
      return number * 31;
    }

    @Override
    public int compareTo(Person other) {
      return Integer.compare(tag, other.tag);
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {tag, number, friend};
    }

    @Nullable Object[] self() {
      return new Object[] {tag, this};
    }
  }

  /** Has objects of an inner class. */
  static final class Outer implements Told {
    private final int tag;
    @Nullable Object held;

    Outer(int tag) {
      this.tag = tag;
    }

    Inner inner(int innerTag) {
      return new Inner(innerTag);
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {tag, held};
    }

    /** Knows its outer object. */
    final class Inner implements Told {
      private final int innerTag;
      @Nullable Object held;

      Inner(int innerTag) {
        this.innerTag = innerTag;
      }

      @Override
      public @Nullable Object[] told() {
        return new Object[] {innerTag, Outer.this, held};
      }
    }
  }

  /** A record with a hash code of its own. */
  record Pair(int tag, @Nullable Object one, @Nullable Object other) implements Told {
    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Pair pair && tag == pair.tag;
    }

    @Override
    public int hashCode() {
      return tag;
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {tag, one, other};
    }
  }

  /** A record whose hash code is that of all it holds. */
  record Sum(int tag, @Nullable Object one, double number, @Nullable Object other) implements Told {
    @Override
    public @Nullable Object[] told() {
      return new Object[] {tag, one, number, other};
    }
  }

  /** An enum with bodies and with state. */
  enum Level implements Told {
    LOW,
    MIDDLE {
      @Override
      int weight() {
        return 5;
      }
    },
    HIGH;

    @SuppressWarnings("ImmutableEnumChecker") // what it holds must travel
    @Nullable Object state;

    int weight() {
      return 1;
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {-1 - weight(), name(), state};
    }
  }

  /** What a proxy calls. */
  static final class Handler implements InvocationHandler, Told {
    private final int tag;
    @Nullable Object held;

    Handler(int tag) {
      this.tag = tag;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
      return switch (method.getName()) {
        case "hashCode" -> System.identityHashCode(proxy);
        case "equals" -> proxy == arguments[0];
        default -> told();
      };
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {tag, held};
    }
  }

  /** A comparator that is an object like others. */
  static final class Order implements Comparator<Object>, Told {
    private final int tag;
    @Nullable Object held;

    Order(int tag) {
      this.tag = tag;
    }

    @Override
    public int compare(Object a, Object b) {
      return tag % 2 == 0 ? GraphShapes.compareTags(a, b) : GraphShapes.compareTags(b, a);
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {tag, held};
    }
  }
}
