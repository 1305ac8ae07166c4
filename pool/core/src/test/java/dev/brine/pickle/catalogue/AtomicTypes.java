package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.by;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Atomic variables. */
final class AtomicTypes {
  private AtomicTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels("AtomicBoolean", () -> new AtomicBoolean(true), by(AtomicBoolean::get)),
        travels(
            "AtomicInteger",
            () -> new AtomicInteger(41),
            (sent, back) -> {
              sameClass(sent, back);
              same(42, back.incrementAndGet());
              same(41, sent.get());
            }),
        travels("AtomicLong", () -> new AtomicLong(41), by(AtomicLong::incrementAndGet)),
        travels(
            "AtomicReference",
            () -> new AtomicReference<>(new ArrayList<>(List.of(1))),
            by(AtomicReference::get)),
        travels(
            "AtomicReference to something that is not Serializable",
            () -> new AtomicReference<>(new Object[] {new AtomicInteger(7), new Object()}),
            (sent, back) -> same("7", back.get()[0].toString())),
        travels(
            "AtomicReference to itself",
            () -> {
              AtomicReference<Object> reference = new AtomicReference<>();
              reference.set(reference);
              return reference;
            },
            (sent, back) -> that(back.get() == back, "the cycle is gone")),
        travels(
            "AtomicIntegerArray",
            () -> new AtomicIntegerArray(new int[] {1, 2}),
            by(array -> List.of(array.length(), array.incrementAndGet(1)))),
        travels(
            "AtomicLongArray",
            () -> new AtomicLongArray(new long[] {1, 2}),
            by(AtomicLongArray::toString)),
        travels(
            "AtomicReferenceArray",
            () -> new AtomicReferenceArray<>(new String[] {"a", null}),
            by(AtomicReferenceArray::toString)),
        travels(
            "AtomicMarkableReference",
            () -> new AtomicMarkableReference<>("a", true),
            by(reference -> List.of(reference.getReference(), reference.isMarked()))),
        travels(
            "AtomicStampedReference",
            () -> new AtomicStampedReference<>("a", 7),
            by(reference -> List.of(reference.getReference(), reference.getStamp()))),
        travels(
            "LongAdder",
            () -> {
              LongAdder adder = new LongAdder();
              adder.add(41);
              return adder;
            },
            (sent, back) -> {
              back.increment();
              same(42L, back.sum());
            }),
        travels(
            "DoubleAdder",
            () -> {
              DoubleAdder adder = new DoubleAdder();
              adder.add(1.5);
              return adder;
            },
            by(DoubleAdder::sum)),
        travels(
            "LongAccumulator",
            () -> {
              LongAccumulator accumulator = new LongAccumulator(Long::max, 0);
              accumulator.accumulate(5);
              return accumulator;
            },
            (sent, back) -> {
              back.accumulate(3);
              same(5L, back.get());
              back.accumulate(9);
              same(9L, back.get());
            }),
        travels(
            "DoubleAccumulator",
            () -> {
              DoubleAccumulator accumulator = new DoubleAccumulator((a, b) -> a * b, 1);
              accumulator.accumulate(5);
              return accumulator;
            },
            (sent, back) -> {
              back.accumulate(3);
              same(15.0, back.get());
            }),
        refused(
            "AtomicIntegerFieldUpdater",
            () -> AtomicIntegerFieldUpdater.newUpdater(Counter.class, "count"),
            "inside the task"));
  }

  /** What a field updater needs. */
  private static final class Counter {
    @SuppressWarnings("UnusedVariable") // set by reflection
    private volatile int count;
  }
}
