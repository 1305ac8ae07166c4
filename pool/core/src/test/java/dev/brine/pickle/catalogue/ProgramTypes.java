package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.by;
import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.io.Serializable;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Classes of a plain program, which the other JVM has on its class path. */
final class ProgramTypes {
  private ProgramTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels("program record", () -> new Pair<>("a", 1)),
        travels("program record in a record", () -> new Pair<>(new Pair<>(1, null), List.of())),
        travels("program enum", () -> Level.LOW, identical()),
        travels(
            "program enum with body",
            () -> Level.HIGH,
            (sent, back) -> {
              Checks.<Level>identical().check(sent, back);
              same(9, back.rank());
            }),
        travels("program class, Serializable", () -> new Bean("x", 7), by(Bean::toString)),
        travels(
            "program inner class, Serializable",
            () -> new Bean("x", 7).new Part(),
            (sent, back) -> same("x7", back.get())),
        travels(
            "program anonymous class, Serializable", () -> counting(41), by(IntSupplier::getAsInt)),
        travels(
            "program class array", () -> new Level[][] {{Level.HIGH}, {}}, (a, b) -> same(a, b)));
  }

  private static IntSupplier counting(int from) {
    // An anonymous class can implement but one interface.
    abstract class Counting implements IntSupplier, Serializable {
      private static final long serialVersionUID = 1L;
    }
    return new Counting() {
      private static final long serialVersionUID = 1L;
      private int count = from;

      @Override
      public int getAsInt() {
        return ++count;
      }
    };
  }

  /** A record. */
  private record Pair<A, B>(@Nullable A first, @Nullable B second) {}

  /** An enum with a body. */
  private enum Level {
    LOW,
    HIGH {
      @Override
      int rank() {
        return 9;
      }
    };

    int rank() {
      return 1;
    }
  }

  /** A bean with an inner class. */
  private static final class Bean implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final int number;

    Bean(String name, int number) {
      this.name = name;
      this.number = number;
    }

    @Override
    public String toString() {
      return name + number;
    }

    /** The inner class. */
    final class Part implements Supplier<String>, Serializable {
      private static final long serialVersionUID = 1L;

      @Override
      public String get() {
        return Bean.this.toString();
      }
    }
  }
}
