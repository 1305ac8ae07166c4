package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.copied;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.refusedScoped;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;

/** What newer JDKs than the oldest one have added, by reflection; rows only where it is there. */
final class NewerTypes {
  private NewerTypes() {}

  static List<TypeRow> rows() {
    List<TypeRow> rows = new ArrayList<>();
    if (Runtime.version().feature() >= 21) {
      rows.addAll(since21());
    }
    if (Runtime.version().feature() >= 22) {
      rows.addAll(since22());
    }
    return rows;
  }

  private static List<TypeRow> since21() {
    return List.of(
        travels("ArrayList.reversed", () -> of(new ArrayList<>(List.of(1, 2, 3))), copied()),
        travels("List.of.reversed", () -> of(List.of(1, 2, 3)), copied()),
        travels("LinkedHashSet.reversed", () -> of(new LinkedHashSet<>(List.of(3, 1))), copied()),
        travels("LinkedHashMap.reversed", () -> of(map()), copied()),
        travels("TreeSet.reversed", () -> of(new TreeSet<>(List.of(3, 1, 2))), copied()),
        travels(
            "LinkedHashMap.sequencedKeySet",
            () -> LinkedHashMap.class.getMethod("sequencedKeySet").invoke(map()),
            copied()),
        refused("virtual Thread", NewerTypes::virtualThread, "a thread cannot leave"),
        refusedScoped(
            "Executors.newVirtualThreadPerTaskExecutor",
            scope -> {
              ExecutorService executor =
                  (ExecutorService)
                      made("java.util.concurrent.Executors", "newVirtualThreadPerTaskExecutor");
              scope.atEnd(executor::shutdownNow);
              return executor;
            },
            "make one inside the task"));
  }

  private static List<TypeRow> since22() {
    return List.of(
        refused("D78 Arena", () -> made("java.lang.foreign.Arena", "ofAuto"), "inside the task"),
        refused("D78 MemorySegment native", NewerTypes::segment, "inside the task"),
        refused(
            "Linker", () -> made("java.lang.foreign.Linker", "nativeLinker"), "inside the task"));
  }

  private static Map<String, Integer> map() {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("z", 1);
    map.put("a", 2);
    return map;
  }

  /** The collection's {@code reversed}, by the interface that is public. */
  private static Object of(Object collection) throws ReflectiveOperationException {
    String owner =
        collection instanceof Map ? "java.util.SequencedMap" : "java.util.SequencedCollection";
    return Class.forName(owner).getMethod("reversed").invoke(collection);
  }

  private static Object made(String owner, String method) throws ReflectiveOperationException {
    return Class.forName(owner).getMethod(method).invoke(null);
  }

  private static Object virtualThread() throws ReflectiveOperationException {
    Runnable nothing = () -> {};
    return Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, nothing);
  }

  private static Object segment() throws ReflectiveOperationException {
    Object arena = made("java.lang.foreign.Arena", "ofAuto");
    return Class.forName("java.lang.foreign.SegmentAllocator")
        .getMethod("allocate", long.class)
        .invoke(arena, 8L);
  }
}
