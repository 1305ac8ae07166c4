package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.BrineException;
import dev.brine.payload.Payload;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Containers in cycles find their keys where they arrive, or are refused. */
@Timeout(60)
class KeysTest {
  @SuppressWarnings("unchecked")
  private static <T> T trip(T value) {
    Payload graph = GraphWriter.forGraphs(Discovery.NONE).write(value);
    return (T) GraphReader.forGraphs(new GraphNames(KeysTest.class.getClassLoader())).read(graph);
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

  /** A part of a cycle. */
  private record Link(int number, Object next) {}

  /** A map that only its own code may fill. */
  private static final class Index extends HashMap<Object, Object> {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void read_listAsKeyThatHoldsABridgedObjectOfTheCycle_isFound() {
    Hooked first = new Hooked();
    Hooked second = new Hooked();
    Hooked third = new Hooked();
    Set<Object> set = new HashSet<>();
    first.partner = second;
    second.partner = third;
    third.partner = new Object[] {set, first};
    set.add(new Link(1, first));
    set.add(new ArrayList<>(List.of(second, 1)));
    Hooked secondBack = (Hooked) trip(first).partner;
    Object[] parts = (Object[]) ((Hooked) secondBack.partner).partner;
    assertThat(((Set<?>) parts[0]).contains(List.of(secondBack, 1))).isTrue();
  }

  @Test
  void read_viewOfAMapThatLeadsBackToItsKeys_findsThem() {
    AtomicReference<Object> holder = new AtomicReference<>();
    Map<Object, Object> map = new HashMap<>();
    map.put(new HashSet<>(Set.of(holder)), 1);
    holder.set(map.keySet());
    AtomicReference<Object> back = trip(holder);
    assertThat(((Set<?>) back.get()).contains(Set.of(back))).isTrue();
  }

  @Test
  void read_mapThatItsKeyHolds_findsTheKey() {
    Map<Object, Object> map = new HashMap<>();
    Set<Object> key = new HashSet<>(Set.of(new AtomicReference<>(map)));
    map.put(key, 1);
    Map<Object, Object> back = trip(map);
    assertThat(back.get(back.keySet().iterator().next())).isEqualTo(1);
  }

  @Test
  void read_usersMapThatWasMadeBeforeItsKeys_isRefused() {
    AtomicReference<Object> holder = new AtomicReference<>();
    Index index = new Index();
    index.put(new HashSet<>(Set.of(holder)), 1);
    holder.set(index);
    assertThatThrownBy(() -> trip(holder))
        .isInstanceOf(BrineException.class)
        .hasMessageContaining("break the cycle");
  }
}
