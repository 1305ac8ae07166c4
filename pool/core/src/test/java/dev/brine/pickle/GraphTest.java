package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CaptureException;
import dev.brine.payload.Payload;
import dev.brine.pickle.catalogue.SessionLoader;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Depth, aliases and cycles of graphs, written and read by one process. */
@Timeout(60)
class GraphTest {
  private static final int DEEP = 100_000;

  @SuppressWarnings("unchecked")
  private static <T> T trip(T value) {
    Payload graph = GraphWriter.forGraphs(Discovery.NONE).write(value);
    return (T) GraphReader.forGraphs(new GraphNames(GraphTest.class.getClassLoader())).read(graph);
  }

  /** A tree whose nodes write themselves by java.io serialization. */
  private static final class Tree extends ArrayList<Tree> {
    private static final long serialVersionUID = 1L;
    private final String name;
    private Tree parent;

    Tree(String name) {
      this.name = name;
    }

    Tree with(Tree child) {
      child.parent = this;
      add(child);
      return this;
    }
  }

  /** Has hooks, so java.io writes it, and a partner of the same kind. */
  @SuppressWarnings("serial") // what it holds need not be serializable
  private static final class Hooked implements Serializable {
    private static final long serialVersionUID = 1L;
    private Object partner;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
    }
  }

  private record Link(int id, Object next) {
    @Override
    public int hashCode() {
      return id;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Link link && link.id == id;
    }
  }

  @Test
  void write_listInListDeep_comesBack() {
    List<Object> deep = new ArrayList<>();
    for (int i = 0; i < DEEP; i++) {
      List<Object> outer = new ArrayList<>();
      outer.add(deep);
      deep = outer;
    }
    int depth = 0;
    for (List<?> each = trip(deep); !each.isEmpty(); each = (List<?>) each.get(0)) {
      depth++;
    }
    assertThat(depth).isEqualTo(DEEP);
  }

  @Test
  void write_everyContainerDeep_comesBack() {
    Object deep = "bottom";
    for (int i = 0; i < DEEP / 10; i++) {
      deep = List.of(deep);
      deep = new AtomicReference<>(deep);
      deep = Collections.unmodifiableList(new ArrayList<>(List.of(deep)));
      deep = new HashMap<>(Map.of("k", deep));
      deep = new Link(i, deep);
      deep = new Object[] {deep};
      Object held = deep;
      Supplier<Object> lambda = (Supplier<Object> & Serializable) () -> held;
      deep = lambda;
      deep = new LinkedHashMap<>(Map.of(i, deep));
    }
    Object back = trip(deep);
    int depth = 0;
    while (!"bottom".equals(back)) {
      Object held = ((Supplier<?>) ((Map<?, ?>) back).values().iterator().next()).get();
      Object link = ((Object[]) held)[0];
      Object list = ((Map<?, ?>) ((Link) link).next()).get("k");
      back = ((List<?>) ((AtomicReference<?>) ((List<?>) list).get(0)).get()).get(0);
      depth++;
    }
    assertThat(depth).isEqualTo(DEEP / 10);
  }

  @Test
  void write_chainOfExceptions_comesBack() {
    RuntimeException deep = new RuntimeException("0");
    for (int i = 1; i < 5_000; i++) {
      deep = new RuntimeException("" + i, deep);
    }
    int depth = 0;
    for (Throwable each = trip(deep); each != null; each = each.getCause()) {
      depth++;
    }
    assertThat(depth).isEqualTo(5_000);
  }

  @Test
  void write_recordInItsOwnList_isTheSameThere() {
    List<Object> parts = new ArrayList<>();
    Link ring = new Link(1, parts);
    parts.add(new Link(2, List.of(ring)));
    parts.add(ring);
    Link back = trip(ring);
    List<?> partsBack = (List<?>) back.next();
    assertThat(partsBack.get(1)).isSameAs(back);
    assertThat(((List<?>) ((Link) partsBack.get(0)).next()).get(0)).isSameAs(back);
  }

  @Test
  void write_hashedKeysInACycle_areFoundThere() {
    Set<Object> set = new HashSet<>();
    Map<Object, Object> map = new HashMap<>();
    Link first = new Link(1, set);
    Link second = new Link(2, map);
    set.add(first);
    set.add(second);
    map.put(first, second);
    map.put(second, set);
    Link back = trip(first);
    Set<?> setBack = (Set<?>) back.next();
    assertThat(setBack).hasSize(2);
    assertThat(setBack.contains(back)).isTrue();
    assertThat(setBack.contains(new Link(2, null))).isTrue();
    Link secondBack =
        (Link) setBack.stream().filter(each -> each != back).findFirst().orElseThrow();
    assertThat(((Map<?, ?>) secondBack.next()).get(back)).isSameAs(secondBack);
    assertThat(((Map<?, ?>) secondBack.next()).get(secondBack)).isSameAs(setBack);
  }

  @Test
  void write_sortedMapWithKeysInACycle_isSortedThere() {
    Map<Object, Object> map =
        new TreeMap<>(
            (java.util.Comparator<Object> & Serializable)
                (a, b) -> Integer.compare(((Link) a).id(), ((Link) b).id()));
    Link first = new Link(1, map);
    Link second = new Link(2, map);
    map.put(second, first);
    map.put(first, second);
    Map<?, ?> back = (Map<?, ?>) trip(second).next();
    assertThat(back.keySet()).extracting(each -> ((Link) each).id()).containsExactly(1, 2);
    assertThat(((Link) back.get(new Link(1, null))).next()).isSameAs(back);
  }

  @Test
  void write_treeOfBridgedNodesWithParents_keepsAllLinks() {
    Tree root = new Tree("root").with(new Tree("a").with(new Tree("aa"))).with(new Tree("b"));
    Tree back = trip(root);
    assertThat(back.name).isEqualTo("root");
    assertThat(back.get(0).parent).isSameAs(back);
    assertThat(back.get(1).parent).isSameAs(back);
    assertThat(back.get(0).get(0).parent).isSameAs(back.get(0));
    assertThat(back.get(0).get(0).name).isEqualTo("aa");
  }

  @Test
  void write_bridgedNodesInACycleThatOthersHold_areTheSameEverywhere() {
    Hooked one = new Hooked();
    Hooked two = new Hooked();
    one.partner = two;
    two.partner = one;
    List<Object> back = trip(new ArrayList<>(List.of(one, two, List.of(two))));
    assertThat(((Hooked) back.get(0)).partner).isSameAs(back.get(1));
    assertThat(((Hooked) back.get(1)).partner).isSameAs(back.get(0));
    assertThat(((List<?>) back.get(2)).get(0)).isSameAs(back.get(1));
  }

  @Test
  void write_cycleOfExceptions_comesBack() {
    Exception one = new Exception("one");
    Exception two = new Exception("two", one);
    one.initCause(two);
    Exception back = trip(one);
    assertThat(back.getCause().getCause()).isSameAs(back);
  }

  @Test
  void write_suppressedExceptionInACycle_comesBack() {
    Exception one = new Exception("one");
    Exception two = new Exception("two", one);
    one.addSuppressed(two);
    Exception back = trip(one);
    assertThat(back.getSuppressed()).hasSize(1);
    assertThat(back.getSuppressed()[0].getCause()).isSameAs(back);
  }

  @Test
  void readResult_ofAClassThatALaterItemBrought_comesBack() {
    Capture capture = Capture.of(Function.identity());
    try (Replica replica = Replica.create()) {
      capture.parcels().forEach(replica::open);
      Payload first = replica.writeResult(replica.readItem(capture.writeItem("text")));
      assertThat(capture.readResult(first)).isEqualTo("text");
      Object item = new SessionLoader().inside("inside");
      Payload written = capture.writeItem(item);
      capture.parcels().stream().skip(1).forEach(replica::open);
      Object back = capture.readResult(replica.writeResult(replica.readItem(written)));
      assertThat(back).isInstanceOf(item.getClass());
    }
  }

  @Test
  void write_blockingQueueInACycleWithAUsersObject_comesBack() {
    BlockingDeque<Object> queue = new LinkedBlockingDeque<>(3);
    Hooked hooked = new Hooked();
    hooked.partner = queue;
    queue.add(hooked);
    Hooked back = trip(hooked);
    assertThat(((BlockingDeque<?>) back.partner).peek()).isSameAs(back);
    assertThat(((BlockingDeque<?>) back.partner).remainingCapacity()).isEqualTo(2);
  }

  @Test
  void write_comparatorThatALibrarysObjectHolds_isTheSameThere() {
    Comparator<String> order = Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER);
    Object[] back = trip(new Object[] {new AbstractMap.SimpleEntry<>("key", order), order});
    assertThat(((Map.Entry<?, ?>) back[0]).getValue()).isSameAs(back[1]);
  }

  @Test
  void write_arrayQueueInItself_comesBack() {
    ArrayBlockingQueue<Object> queue = new ArrayBlockingQueue<>(3, true);
    queue.add(queue);
    ArrayBlockingQueue<Object> back = trip(queue);
    assertThat(back.peek()).isSameAs(back);
    assertThat(back.remainingCapacity()).isEqualTo(2);
  }

  @Test
  void write_listOfAStream_mayStillBeAskedForNull() {
    assertThat(trip(Stream.of("a").toList()).contains(null)).isFalse();
    assertThatThrownBy(() -> trip(List.of("a")).contains(null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void write_objectThatNeedsTwoOthersBeingWritten_comesBack() {
    Hooked outer = new Hooked();
    List<Object> between = new ArrayList<>();
    outer.partner = between;
    List<Object> inside = new ArrayList<>();
    Link second = new Link(2, List.of(inside, outer));
    between.add(second);
    inside.add(new Link(3, List.of(outer, second)));
    Hooked back = trip(outer);
    Link secondBack = (Link) ((List<?>) back.partner).get(0);
    List<?> parts = (List<?>) secondBack.next();
    assertThat(parts.get(1)).isSameAs(back);
    Link third = (Link) ((List<?>) parts.get(0)).get(0);
    assertThat(third.next()).isEqualTo(List.of(back, secondBack));
  }

  /** A list with a field, which writes itself by java.io serialization. */
  @SuppressWarnings("serial") // what it holds need not be serializable
  private static final class Titled extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;
    private Object extra;
  }

  @Test
  void write_bridgedObjectsInACycleInsideOfALargerOne_areTheSameEverywhere() {
    Titled outer = new Titled();
    Titled one = new Titled();
    Titled two = new Titled();
    outer.add(new ArrayList<>(Arrays.asList(one)));
    one.extra = two;
    two.extra = outer;
    two.add(one);
    Titled back = trip(outer);
    Titled oneBack = (Titled) ((List<?>) back.get(0)).get(0);
    assertThat(((Titled) oneBack.extra).extra).isSameAs(back);
    assertThat(((Titled) oneBack.extra).get(0)).isSameAs(oneBack);
  }

  @Test
  void write_cyclesThroughHolders_areKept() {
    AtomicReference<Object> holder = new AtomicReference<>();
    holder.set(new Link(1, holder));
    AtomicReference<Object> back = trip(holder);
    assertThat(((Link) back.get()).next()).isSameAs(back);

    List<Object> list = new ArrayList<>();
    list.add(new WeakReference<>(list));
    List<Object> listBack = trip(list);
    assertThat(((WeakReference<?>) listBack.get(0)).get()).isSameAs(listBack);

    Object[] array = new Object[1];
    Supplier<Object> lambda = (Supplier<Object> & Serializable) () -> array[0];
    array[0] = Collections.synchronizedList(new ArrayList<>(List.of(lambda)));
    Object[] arrayBack = trip(array);
    Supplier<?> lambdaBack = (Supplier<?>) ((List<?>) arrayBack[0]).get(0);
    assertThat(lambdaBack.get()).isSameAs(arrayBack[0]);
  }

  /** A handler that knows its proxy. */
  @SuppressWarnings("serial") // what it holds need not be serializable
  private static final class Handler implements InvocationHandler, Serializable {
    private static final long serialVersionUID = 1L;
    private Object proxy;

    @Override
    public Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments) {
      return method.getName().equals("get") ? proxy : null;
    }
  }

  @Test
  void write_proxyThatItsHandlerHolds_isTheSameThere() {
    Handler handler = new Handler();
    handler.proxy =
        Proxy.newProxyInstance(
            GraphTest.class.getClassLoader(), new Class<?>[] {Supplier.class}, handler);
    Supplier<?> back = (Supplier<?>) trip(handler.proxy);
    assertThat(back.get()).isSameAs(back);
  }

  @Test
  void write_recordHeldByWhatItIsMadeOf_isRefused() {
    Hooked hooked = new Hooked();
    hooked.partner = new Link(1, hooked);
    assertThatThrownBy(() -> trip(hooked.partner))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("contains itself");
  }

  @Test
  @SuppressWarnings("unchecked")
  void write_aliases_areOneObjectThere() {
    String text = String.join("", "te", "xt");
    List<Integer> list = new ArrayList<>(List.of(1));
    Object[] back = trip(new Object[] {list, Collections.unmodifiableList(list), text, text});
    ((List<Integer>) back[0]).add(2);
    assertThat(back[1]).isEqualTo(List.of(1, 2));
    assertThat(back[2]).isSameAs(back[3]);
  }
}
