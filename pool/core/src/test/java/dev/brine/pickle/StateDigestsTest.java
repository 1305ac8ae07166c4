package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import com.google.common.io.Resources;
import dev.brine.code.SessionClasses;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which changes of captured values are noticed. */
@Timeout(60)
class StateDigestsTest {
  private long now;
  private final StateDigests digests =
      new StateDigests(
          new Ticker() {
            @Override
            public long read() {
              return now;
            }
          });

  /** The changes that are noticed of this root. */
  private List<String> changedBy(Object root, Runnable change) {
    digests.begin(1);
    digests.add("root", root);
    change.run();
    return digests.changed();
  }

  @BeforeAll
  static void typeIntoTheSession() throws IOException {
    SessionClasses.register(
        Memo.class,
        Resources.toByteArray(
            Resources.getResource(StateDigestsTest.class, "StateDigestsTest$Memo.class")));
  }

  private static final class Memo {
    private final String text = "text";
    private int count;
    private transient int cached;

    @Override
    public int hashCode() {
      cached = text.hashCode();
      return cached;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Memo memo && memo.text.equals(text);
    }
  }

  @Test
  void changed_elementAdded_isNoticed() {
    List<Integer> list = new ArrayList<>();
    assertThat(changedBy(list, () -> list.add(1))).containsExactly("root");
  }

  @Test
  void changed_elementOfAnArrayDeepInside_isNoticed() {
    int[] array = {1, 2};
    assertThat(changedBy(List.of(Map.of("a", array)), () -> array[1] = 3)).containsExactly("root");
  }

  @Test
  void changed_sharedPartsComeApart_isNoticed() {
    List<int[]> list = new ArrayList<>(List.of(new int[1]));
    list.add(list.get(0));
    assertThat(changedBy(list, () -> list.set(1, new int[1]))).containsExactly("root");
  }

  @Test
  void changed_mereUse_isNotNoticed() {
    Map<Object, String> map = new HashMap<>();
    Set<Object> objects = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      map.put("key" + i, new String("value" + i));
      objects.add(new int[] {i});
    }
    Memo memo = new Memo();
    map.put(memo, "memo");
    List<Object> all = new ArrayList<>(List.of(map, objects, Locale.ROOT, Instant.EPOCH));
    assertThat(
            changedBy(
                all,
                () -> {
                  assertThat(memo.hashCode() + all.hashCode() + map.get("key7").hashCode())
                      .isNotZero();
                  assertThat(new TreeSet<>(map.values())).hasSize(101);
                  assertThat(memo.cached).isNotZero();
                }))
        .isEmpty();
  }

  @Test
  void changed_fieldOfAnObject_isNoticed() {
    Memo memo = new Memo();
    assertThat(changedBy(List.of(memo), () -> memo.count++)).containsExactly("root");
  }

  @Test
  void changed_whatChangesByUse_isNotNoticed() {
    Random random = new Random(1);
    NumberFormat format = NumberFormat.getInstance(Locale.ROOT);
    WeakReference<Object> weak = new WeakReference<>(new Object());
    assertThat(changedBy(random, random::nextInt)).isEmpty();
    assertThat(changedBy(List.of(format), () -> format.format(1.5))).isEmpty();
    assertThat(changedBy(List.of(weak), weak::clear)).isEmpty();
  }

  @Test
  void add_largerThanTheLimit_isLeftOut() {
    int[] small = new int[100];
    byte[] large = new byte[StateDigests.MOST_OF_ROOT + 1];
    digests.begin(1);
    digests.add("large", large);
    digests.add("small", small);
    large[0]++;
    small[0]++;
    assertThat(digests.changed()).containsExactly("small");
  }

  @Test
  void add_moreThanTheLimitTogether_leavesTheRestOut() {
    List<byte[]> all = new ArrayList<>();
    digests.begin(1);
    int each = StateDigests.MOST_OF_ROOT - 100;
    for (int i = 0; i <= StateDigests.MOST_OF_ALL / each; i++) {
      all.add(new byte[each]);
      digests.add("root " + i, all.get(i));
    }
    all.forEach(array -> Arrays.fill(array, (byte) 1));
    assertThat(digests.changed()).hasSize(StateDigests.MOST_OF_ALL / each);
  }

  @Test
  void add_moreObjectsThanTheLimit_isLeftOut() {
    List<int[]> many = new ArrayList<>();
    for (int i = 0; i < StateDigests.MOST_OBJECTS; i++) {
      many.add(new int[1]);
    }
    assertThat(changedBy(many, () -> many.get(0)[0]++)).isEmpty();
  }

  @Test
  void changed_grownBeyondTheLimit_isNoticed() {
    List<byte[]> list = new ArrayList<>();
    assertThat(changedBy(list, () -> list.add(new byte[StateDigests.MOST_OF_ROOT])))
        .containsExactly("root");
  }

  @Test
  void changed_manyObjectsAdded_isNoticed() {
    List<int[]> list = new ArrayList<>();
    assertThat(
            changedBy(
                list,
                () -> {
                  for (int i = 0; i < StateDigests.MOST_OBJECTS; i++) {
                    list.add(new int[1]);
                  }
                }))
        .containsExactly("root");
  }

  @Test
  void changed_cannotBeWrittenAnyMore_isNotNoticed() {
    List<Object> list = new ArrayList<>();
    assertThat(changedBy(list, () -> list.add(Thread.currentThread()))).isEmpty();
  }

  @Test
  void add_takesTooLong_isLeftOut() {
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    digests.begin(10);
    digests.add("first", first);
    now += 11;
    digests.add("second", second);
    first.add(1);
    second.add(1);
    assertThat(digests.changed()).containsExactly("first");
  }

  @Test
  void add_twice_keepsTheFirstState() {
    List<Integer> list = new ArrayList<>();
    digests.begin(1);
    digests.add("root", list);
    list.add(1);
    digests.add("root", list);
    assertThat(digests.changed()).containsExactly("root");
  }
}
