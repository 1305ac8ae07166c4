package dev.brine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A larger graph of objects. */
public enum Graph {
  /** An array of a million numbers. */
  INTS {
    @Override
    Object make(TypedSession session) {
      return IntStream.range(0, 1_000_000).map(i -> i * 31).toArray();
    }

    @Override
    String text(Object graph) {
      return Arrays.toString((int[]) graph);
    }
  },
  /** A list of 100,000 boxed numbers. */
  INTEGERS {
    @Override
    Object make(TypedSession session) {
      return IntStream.range(0, 100_000)
          .mapToObj(i -> i * 31)
          .collect(Collectors.toCollection(ArrayList::new));
    }
  },
  /** A map of 10,000 strings to strings. */
  STRINGS {
    @Override
    Object make(TypedSession session) {
      Map<String, String> map = new HashMap<>();
      for (int i = 0; i < 10_000; i++) {
        map.put("key " + i, "some value of " + i);
      }
      return map;
    }
  },
  /** 10,000 instances of a typed class. */
  OBJECTS {
    @Override
    Object make(TypedSession session) {
      session.type(
          "class Particle implements java.io.Serializable { int id; double mass; String name;"
              + " public String toString() { return id + name + mass; } }");
      session.type(
          "List<Object> particles(int n) { List<Object> all = new ArrayList<>();"
              + " for (int i = 0; i < n; i++) { Particle p = new Particle(); p.id = i;"
              + " p.mass = i / 2.0; p.name = \"particle \" + i; all.add(p); } return all; }");
      return session.value("particles(10_000)");
    }
  },
  /** 10,000 records of the class path. */
  RECORDS {
    @Override
    Object make(TypedSession session) {
      return IntStream.range(0, 10_000)
          .mapToObj(i -> new Point(i, i / 2.0, "point " + i))
          .collect(Collectors.toCollection(ArrayList::new));
    }
  };

  abstract Object make(TypedSession session);

  /** Tells graphs apart. */
  String text(Object graph) {
    return graph instanceof List || graph instanceof Map ? graph.toString() : "";
  }
}
