package dev.brine.pickle.generated;

import java.util.Map;

/** What views arrive as: they cannot lead back to what they are views of. */
final class Views {
  private static final String LINKED_SET = "java.util.LinkedHashSet";
  private static final String LIST = "java.util.ArrayList";
  private static final String ENTRY = "java.util.AbstractMap$SimpleEntry";

  private static final Map<String, String> COPIES =
      Map.ofEntries(
          Map.entry("java.util.ArrayList$SubList", LIST),
          Map.entry("java.util.HashMap$KeySet", LINKED_SET),
          Map.entry("java.util.HashMap$Values", LIST),
          Map.entry("java.util.HashMap$EntrySet", LINKED_SET),
          Map.entry("java.util.HashMap$Node", ENTRY),
          Map.entry("java.util.LinkedHashMap$LinkedKeySet", LINKED_SET),
          Map.entry("java.util.LinkedHashMap$LinkedValues", LIST),
          Map.entry("java.util.LinkedHashMap$LinkedEntrySet", LINKED_SET),
          Map.entry("java.util.LinkedHashMap$Entry", ENTRY),
          Map.entry("java.util.TreeMap$KeySet", "java.util.TreeSet"),
          Map.entry("java.util.TreeMap$Values", LIST));

  private Views() {}

  static String arrivesAs(Class<?> type) {
    return COPIES.getOrDefault(type.getName(), type.getName());
  }
}
