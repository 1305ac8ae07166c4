package dev.brine.pickle;

import dev.brine.code.SessionClasses;
import dev.brine.pickle.generated.Labels;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Forms that each make one mistake, as an engine might. */
enum WrongForms implements Function<Class<?>, Form<Object>> {
  FORGETS_COMPARATOR {
    @Override
    @Nullable Form<?> wrong(Class<?> type) {
      return type == TreeSet.class
          ? collection(size -> new TreeSet<>(), true)
          : type == TreeMap.class ? map(size -> new TreeMap<>(), true) : null;
    }
  },
  DROPS_ALIASES {
    @Override
    @Nullable Form<?> wrong(Class<?> type) {
      return type == ArrayList.class ? new CopyingForm() : null;
    }
  },
  HASHES_TOO_EARLY {
    @Override
    @Nullable Form<?> wrong(Class<?> type) {
      if (type == HashSet.class) {
        return collection(HashSet::new, false);
      }
      if (type == HashMap.class) {
        return map(HashMap::new, false);
      }
      return null;
    }
  },
  FORGETS_SUBCLASS_FIELDS {
    @Override
    @Nullable Form<?> wrong(Class<?> type) {
      Class<?> above = type.getSuperclass();
      boolean isSubclass =
          above != null
              && SessionClasses.contains(above)
              && Policy.formOf(type) instanceof InstanceForm;
      return isSubclass ? new InstanceForm(type, FieldLayout.of(above)) : null;
    }
  },
  FORGETS_FIELDS_OF_LISTS {
    @Override
    @Nullable Form<?> wrong(Class<?> type) {
      return type.getSuperclass() == ArrayList.class && SessionClasses.contains(type)
          ? new ElementsForm(type)
          : null;
    }
  },
  FORGETS_ACCESS_ORDER {
    @Override
    @Nullable Form<?> wrong(Class<?> type) {
      return type == LinkedHashMap.class ? map(LinkedHashMap::new, true) : null;
    }
  },
  FORGETS_CAPACITY {
    @Override
    @Nullable Form<?> wrong(Class<?> type) {
      return type == ArrayBlockingQueue.class
          ? collection(size -> new ArrayBlockingQueue<>(1_000), false)
          : null;
    }
  },
  MAKES_LISTS_MUTABLE {
    @Override
    @Nullable Form<?> wrong(Class<?> type) {
      return List.class.isAssignableFrom(type)
              && type.getName().startsWith("java.util.ImmutableCollections")
          ? new CopyForm<List<@Nullable Object>>(
              List::toArray, (input, all) -> new ArrayList<>(Arrays.asList(all)))
          : null;
    }
  };

  /** The wrong form of a class, or null where the right one is to be taken. */
  abstract @Nullable Form<?> wrong(Class<?> type);

  @Override
  @SuppressWarnings("unchecked")
  public Form<Object> apply(Class<?> type) {
    Form<?> wrong = wrong(type);
    return wrong == null ? Policy.formOf(type) : (Form<Object>) wrong;
  }

  private static Form<Collection<@Nullable Object>> collection(
      IntFunction<Collection<@Nullable Object>> maker, boolean asks) {
    return new CollectionForm<>(all -> null, (size, order) -> maker.apply(size), asks);
  }

  private static Form<Map<@Nullable Object, @Nullable Object>> map(
      IntFunction<Map<@Nullable Object, @Nullable Object>> maker, boolean asks) {
    return new MapForm<>(all -> null, (size, order) -> maker.apply(size), asks);
  }

  /** Writes a copy of each text in a list, so that it is another one than elsewhere. */
  private static final class CopyingForm extends Form<ArrayList<@Nullable Object>> {
    private final Form<Object> right = Policy.formOf(ArrayList.class);

    @Override
    void write(ArrayList<@Nullable Object> list, GraphOutput output) {
      right.write(list, output);
    }

    @Override
    @SuppressWarnings("unchecked")
    ArrayList<@Nullable Object> make(GraphInput input) {
      return (ArrayList<@Nullable Object>) right.make(input);
    }

    @Override
    boolean isFilled() {
      return true;
    }

    @Override
    void writeRest(ArrayList<@Nullable Object> list, GraphOutput output) {
      List<@Nullable Object> copies = new ArrayList<>(list);
      copies.replaceAll(
          each -> each instanceof String text ? String.valueOf(text.toCharArray()) : each);
      right.writeRest(copies, output);
    }

    @Override
    void fill(ArrayList<@Nullable Object> list, GraphInput input) {
      right.fill(list, input);
    }
  }

  /** Writes of a user's list what any list has, and the number that its constructor takes. */
  private static final class ElementsForm extends Form<ArrayList<@Nullable Object>> {
    private final Constructor<?> constructor;

    ElementsForm(Class<?> type) {
      constructor = type.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
    }

    @Override
    void write(ArrayList<@Nullable Object> list, GraphOutput output) {
      output.bytes().writeInt(Labels.tag(list));
    }

    @Override
    @SuppressWarnings("unchecked")
    ArrayList<@Nullable Object> make(GraphInput input) {
      try {
        return (ArrayList<@Nullable Object>) constructor.newInstance(input.bytes().readInt());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    boolean isFilled() {
      return true;
    }

    @Override
    void writeRest(ArrayList<@Nullable Object> list, GraphOutput output) {
      output.bytes().writeInt(list.size());
      list.forEach(output::value);
    }

    @Override
    void fill(ArrayList<@Nullable Object> list, GraphInput input) {
      int size = input.bytes().readInt();
      for (int i = 0; i < size; i++) {
        list.add(input.value());
      }
    }
  }
}
