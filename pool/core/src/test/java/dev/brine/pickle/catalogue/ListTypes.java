package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.elements;
import static dev.brine.pickle.catalogue.Checks.fails;
import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.Checks.immutable;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.Vector;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists of the JDK. */
@SuppressWarnings("JdkObsolete") // users have them
final class ListTypes {
  private ListTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels(
            "ArrayList with null",
            () -> new ArrayList<>(Arrays.asList("a", null, "b")),
            (sent, back) -> {
              Checks.<List<String>>equal().check(sent, back);
              that(back.add("c"), "cannot be added to");
            }),
        travels("ArrayList empty", () -> new ArrayList<String>()),
        travels(
            "ArrayList that contains itself",
            ListTypes::cyclic,
            (sent, back) -> {
              sameClass(sent, back);
              same(2, back.size());
              that(back.get(1) == back, "the cycle is gone");
            }),
        travels(
            "ArrayList of two equal lists and one of them again",
            () -> {
              List<Integer> one = new ArrayList<>(List.of(1, 2));
              return new ArrayList<>(List.of(one, new ArrayList<>(one), one));
            },
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              that(back.get(0) == back.get(2), "one list came back as two");
              that(back.get(0) != back.get(1), "two lists came back as one");
            }),
        travels(
            "List.of in a circle",
            () -> {
              List<Object> changing = new ArrayList<>();
              changing.add(List.of(changing));
              return (List<?>) changing.get(0);
            },
            (sent, back) -> that(((List<?>) back.get(0)).get(0) == back, "the circle is broken")),
        travels(
            "ArrayLists nested ten thousand deep",
            () -> nested(10_000),
            (sent, back) -> same(10_000, depth(back))),
        travels("LinkedList", () -> new LinkedList<>(List.of(3, 1, 2))),
        travels("Vector", () -> new Vector<>(List.of(3, 1, 2))),
        travels(
            "Stack",
            () -> {
              Stack<String> stack = new Stack<>();
              stack.push("below");
              stack.push("above");
              return stack;
            },
            (sent, back) -> {
              Checks.<Stack<String>>equal().check(sent, back);
              same("above", back.pop());
            }),
        travels("CopyOnWriteArrayList", () -> new CopyOnWriteArrayList<>(List.of(3, 1, 2))),
        travels("List.of()", () -> List.<String>of(), immutable()).value(),
        travels("List.of one", () -> List.of("x"), immutable()).value(),
        travels(
                "List.of many",
                () -> List.of(1, 2, 3, 4, 5),
                (sent, back) -> {
                  Checks.<List<Integer>>immutable().check(sent, back);
                  fails(NullPointerException.class, () -> back.contains(null));
                })
            .value(),
        travels("List.copyOf", () -> List.copyOf(new ArrayList<>(List.of(1, 2, 3))), immutable())
            .value(),
        travels(
                "Stream.toList with null",
                () -> Stream.of("a", null, "b").toList(),
                (sent, back) -> {
                  Checks.<List<String>>immutable().check(sent, back);
                  that(back.contains(null), "the null is gone");
                })
            .value(),
        travels(
                "Collectors.toUnmodifiableList",
                () -> Stream.of(1, 2, 3).collect(Collectors.toUnmodifiableList()),
                immutable())
            .value(),
        travels(
            "Arrays.asList",
            () -> Arrays.asList("a", null, "c"),
            (sent, back) -> {
              Checks.<List<String>>equal().check(sent, back);
              same("a", back.set(0, "z"));
              fails(UnsupportedOperationException.class, () -> back.add("d"));
            }),
        travels(
            "Arrays.asList of an array that is held too",
            () -> {
              Object[] array = {"a", "b"};
              return new ArrayList<>(List.of(array, Arrays.asList(array)));
            },
            (sent, back) -> {
              Object[] array = (Object[]) back.get(0);
              array[0] = "z";
              same(Arrays.asList("z", "b"), back.get(1));
            }),
        travels("Collections.emptyList", () -> Collections.<String>emptyList(), identical()),
        travels("Collections.singletonList", () -> Collections.singletonList("x"), immutable()),
        travels("Collections.nCopies", () -> Collections.nCopies(1000, "x"), immutable()),
        travels(
            "Collections.unmodifiableList",
            () -> Collections.unmodifiableList(new ArrayList<>(Arrays.asList(1, null))),
            (sent, back) -> {
              Checks.<List<Integer>>equal().check(sent, back);
              fails(UnsupportedOperationException.class, () -> back.add(1));
            }),
        travels(
            "Collections.unmodifiableList of a list that is held too",
            () -> {
              List<Integer> list = new ArrayList<>(List.of(1, 2));
              return new ArrayList<>(List.of(list, Collections.unmodifiableList(list)));
            },
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              back.get(0).add(3);
              same(List.of(1, 2, 3), back.get(1));
            }),
        travels(
            "Collections.unmodifiableCollection",
            () -> Collections.unmodifiableCollection(new ArrayList<>(List.of(2, 1))),
            (sent, back) -> {
              sameClass(sent, back);
              Checks.sealed(sent, back);
            }),
        travels(
            "Collections.synchronizedList",
            () -> Collections.synchronizedList(new ArrayList<>(List.of(1, 2))),
            (sent, back) -> {
              Checks.<List<Integer>>equal().check(sent, back);
              that(back.add(3), "cannot be added to");
            }),
        travels(
            "Collections.synchronizedCollection",
            () -> Collections.synchronizedCollection(new ArrayList<>(List.of(1, 2))),
            elements()),
        travels(
            "Collections.checkedList",
            () -> Collections.checkedList(new ArrayList<>(List.of("a")), String.class),
            (sent, back) -> {
              Checks.<List<String>>equal().check(sent, back);
              fails(ClassCastException.class, () -> raw(back).add(1));
            }),
        travels(
            "subclass of ArrayList with a field",
            () -> new Named("who", List.of(1, 2)),
            (sent, back) -> {
              Checks.<Named>equal().check(sent, back);
              same("who", back.name);
            }),
        travels(
            "anonymous subclass of ArrayList",
            () -> ListTypes.anonymous(),
            (sent, back) -> {
              Checks.<List<Integer>>equal().check(sent, back);
              same("[1, 2]!", back.toString());
            }),
        travels(
            "List of maps of sets",
            () -> new ArrayList<>(List.of(Map.of("k", new ArrayList<>(List.of(List.of(1))))))),
        travels("Vector whose elements are Vectors", () -> new Vector<>(List.of(new Vector<>()))));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Object> raw(List<?> list) {
    return (List) list;
  }

  private static List<Object> nested(int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = 1; i < depth; i++) {
      List<Object> around = new ArrayList<>();
      around.add(list);
      list = around;
    }
    return list;
  }

  private static int depth(List<?> list) {
    int depth = 1;
    for (List<?> each = list; !each.isEmpty(); each = (List<?>) each.get(0)) {
      depth++;
    }
    return depth;
  }

  private static List<Object> cyclic() {
    List<Object> list = new ArrayList<>();
    list.add("x");
    list.add(list);
    return list;
  }

  private static List<Integer> anonymous() {
    List<Integer> list =
        new ArrayList<>() {
          private static final long serialVersionUID = 1L;

          @Override
          public String toString() {
            return super.toString() + "!";
          }
        };
    list.add(1);
    list.add(2);
    return list;
  }

  /** A user's list that knows more than its elements. */
  private static final class Named extends ArrayList<Integer> {
    private static final long serialVersionUID = 1L;

    final String name;

    Named(String name, List<Integer> elements) {
      super(elements);
      this.name = name;
    }
  }
}
