package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dev.brine.Brine;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a map tells of the changes that its tasks made to their copies. */
@Timeout(60)
class ChangedTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static ProcessPool pool;

  @BeforeAll
  static void open() {
    pool = ProcessPool.of(2);
  }

  @AfterAll
  static void close() {
    pool.terminate();
  }

  @Test
  void changed_capturedValues_areNamed() throws Exception {
    List<Integer> results = new ArrayList<>();
    int[] array = new int[5];
    Map<String, Integer> untouched = new TreeMap<>(Map.of("a", 1));
    MapResult<Integer> result =
        pool.amap(
            x -> {
              results.add(x);
              array[x] = x;
              return untouched.get("a") + x;
            },
            Brine.range(0, 5));
    assertThat(result.changed(LONG))
        .containsExactly("captured value array", "captured value results");
    assertThat(result.get()).isEqualTo(Brine.range(1, 6));
    assertThat(results).isEmpty();
  }

  @Test
  void changed_onOneWorkerOnly_isNamed() throws Exception {
    StringBuilder text = new StringBuilder();
    MapResult<Integer> result =
        pool.amap(
            x -> {
              Thread.sleep(5);
              return x == 7 ? text.append(x).toString().length() : 0;
            },
            Brine.range(0, 20));
    assertThat(result.changed(LONG)).containsExactly("captured value text");
  }

  @Test
  void changed_nothing_isEmpty() throws Exception {
    List<Integer> list = List.of(1, 2);
    int number = 5;
    assertThat(pool.amap(x -> list.get(x) + number, List.of(0, 1)).changed(LONG)).isEmpty();
    assertThat(pool.amap(x -> x, List.of()).changed(LONG)).isEmpty();
  }

  @Test
  void changed_valueOverTheLimit_isLeftOut() throws Exception {
    byte[] large = new byte[5 << 20];
    assertThat(pool.amap(x -> large[x]++, List.of(0, 1)).changed(LONG)).isEmpty();
  }

  @Test
  void changed_sharedMemory_isEmpty() throws Exception {
    List<Integer> results = new ArrayList<>();
    try (SerialPool serial = SerialPool.create()) {
      assertThat(serial.amap(x -> results.add(x), List.of(1)).changed(LONG)).isEmpty();
    }
    assertThat(results).containsExactly(1);
  }

  @Test
  void changed_mapFails_tellsWhatWasChanged() throws Exception {
    List<Integer> results = new ArrayList<>();
    MapResult<Integer> result =
        pool.amap(
            x -> {
              results.add(x);
              return results.size() / x;
            },
            List.of(1, 0));
    assertThat(result.changed(LONG)).containsExactly("captured value results");
    assertThat(result.isSuccessful()).isFalse();
  }

  /** Writes itself well until a task has set what it does then. */
  private static final class Trap implements Serializable {
    private static final long serialVersionUID = 1L;

    private boolean isHalting;
    private long delay;

    private void writeObject(ObjectOutputStream out) throws IOException {
      if (isHalting) {
        Runtime.getRuntime().halt(1);
      }
      try {
        Thread.sleep(delay);
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
      out.defaultWriteObject();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
    }
  }

  @Test
  void changed_workerDiesMeanwhile_givesWhatIsKnown() throws Exception {
    Trap trap = new Trap();
    MapResult<Boolean> result =
        pool.limit(1)
            .amap(
                x -> {
                  trap.isHalting = x;
                  return x;
                },
                List.of(true));
    long start = System.nanoTime();
    assertThat(result.changed(LONG)).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
    assertThat(result.get()).containsExactly(true);
    assertThat(pool.map(x -> x + 1, List.of(1))).containsExactly(2);
  }

  @Test
  void changed_workerIsSlow_waitsNoLongerThanItMay() throws Exception {
    Trap trap = new Trap();
    MapResult<Long> result =
        pool.amap(
            x -> {
              trap.delay = x;
              return x;
            },
            List.of(3000L));
    assertThat(result.get()).containsExactly(3000L);
    assertThat(result.changed(Duration.ofMillis(10))).isEmpty();
    assertThat(result.changed(LONG)).containsExactly("captured value trap");
  }

  @Test
  void changed_inASession_namesVariablesAndStatics() {
    Brine.pool(pool);
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      for (String entry :
          Splitter.on(File.pathSeparatorChar).split(System.getProperty("java.class.path"))) {
        shell.addToClasspath(entry);
      }
      type(shell, "import dev.brine.Brine;");
      type(shell, "import java.time.Duration;");
      type(shell, "import java.util.*;");
      type(shell, "class Box { int value; static int made; Box() { made++; } }");
      type(shell, "List<Integer> results = new ArrayList<>();");
      type(shell, "var box = new Box();");
      type(shell, "Map<String, Box> boxes = new HashMap<>(Map.of(\"a\", new Box()));");
      type(shell, "int count = 0;");
      type(shell, "void count() { count++; }");
      String changed =
          "Brine.amap(x -> { %s; return 0; }, List.of(1, 2)).changed(Duration.ofSeconds(30))";
      assertThat(type(shell, changed.formatted("results.add(x)")))
          .isEqualTo("[variable results (snippet #5)]");
      assertThat(type(shell, changed.formatted("box.value += x")))
          .isEqualTo("[variable box (snippet #6)]");
      assertThat(type(shell, changed.formatted("boxes.get(\"a\").value++")))
          .isEqualTo("[variable boxes (snippet #7)]");
      assertThat(type(shell, changed.formatted("count()")))
          .isEqualTo("[variable count (snippet #8)]");
      assertThat(type(shell, changed.formatted("new Box()"))).isEqualTo("[static field Box.made]");
      assertThat(type(shell, changed.formatted("boxes.hashCode(); boxes.get(\"a\").toString()")))
          .isEqualTo("[]");
      assertThat(type(shell, changed.formatted("results.size()"))).isEqualTo("[]");
    }
  }

  private static String type(JShell shell, String source) {
    List<SnippetEvent> events = shell.eval(source);
    assertThat(events).allSatisfy(event -> assertThat(event.exception()).as(source).isNull());
    assertThat(shell.diagnostics(events.get(0).snippet())).as(source).isEmpty();
    return events.get(0).value();
  }
}
