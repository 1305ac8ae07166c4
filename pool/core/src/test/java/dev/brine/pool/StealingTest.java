package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No task waits behind another one for a worker while a second worker has nothing to do. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StealingTest {
  private ProcessPool pool;

  @BeforeAll
  void open() {
    pool = ProcessPool.builder().workers(2).heap("256m").build();
    assertThat(pool.everywhere(() -> 1)).hasSize(2);
  }

  @AfterAll
  void close() {
    pool.close();
  }

  /** Says that it has begun, and waits until all of these have; a negative one takes its time. */
  private static void meet(String directory, int number, int from, int to) throws Exception {
    if (number < 0) {
      Thread.sleep(100);
      return;
    }
    Files.createFile(Path.of(directory, "" + number));
    long end = System.nanoTime() + 20_000_000_000L;
    for (int other = from; other <= to; other++) {
      while (!Files.exists(Path.of(directory, "" + other))) {
        if (System.nanoTime() > end) {
          throw new IOException(other + " has not begun");
        }
        Thread.sleep(1);
      }
    }
  }

  /** These and nothing before them go together: the first worker that is free takes all. */
  private static <T> List<T> behindOthers(T other, List<T> batch) {
    List<T> items = new ArrayList<>(List.of(other, other, other));
    items.addAll(batch);
    return items;
  }

  @Test
  void map_itemsOfOneBatchWaitForOneAnother_runAtTheSameTime(@TempDir Path directory) {
    String place = directory.toString();
    Fn<Integer, Integer> function =
        x -> {
          meet(place, x, 0, 1);
          return x;
        };

    assertThat(pool.batch(2).map(function, behindOthers(-1, List.of(0, 1)))).endsWith(0, 1);
  }

  @Test
  void map_itemsAtTheEndWaitForOneAnother_runAtTheSameTime(@TempDir Path directory) {
    String place = directory.toString();
    Fn<Integer, Integer> function =
        x -> {
          if (x >= 2000) {
            meet(place, x, 2000, 2001);
          }
          return x;
        };
    List<Integer> items = IntStream.range(0, 2002).boxed().toList();

    for (int i = 0; i < 5; i++) {
      assertThat(pool.map(function, items)).isEqualTo(items);
      delete(directory);
    }
  }

  private static void delete(Path directory) {
    for (int number = 2000; number <= 2001; number++) {
      assertThat(directory.resolve("" + number).toFile().delete()).isTrue();
    }
  }

  @Test
  void map_firstWaitsForAllBehindIt_theseAreDoneElsewhere(@TempDir Path directory) {
    String place = directory.toString();
    Fn<Integer, Long> function =
        x -> {
          meet(place, x, x, x == 0 ? 9 : x);
          return ProcessHandle.current().pid();
        };
    List<Integer> items = behindOthers(-1, IntStream.range(0, 10).boxed().toList());

    List<Long> pids = pool.batch(10).map(function, items).subList(3, 13);

    assertThat(pids.subList(1, 10)).doesNotContain(pids.get(0)).containsOnly(pids.get(9));
  }

  @Test
  void map_largeItemsBehindOneThatWaits_comeAsTheyAre(@TempDir Path directory) {
    String place = directory.toString();
    Fn<byte[], Integer> function =
        bytes -> {
          int number = bytes[0];
          meet(place, number, number, number == 0 ? 4 : number);
          return Arrays.hashCode(bytes);
        };
    List<byte[]> items =
        behindOthers(filled(-1), IntStream.range(0, 5).mapToObj(StealingTest::filled).toList());
    List<Integer> hashes = items.stream().map(Arrays::hashCode).toList();

    assertThat(pool.batch(5).map(function, items)).isEqualTo(hashes);
    // What is still on its way to the first worker must not be taken for something else.
    assertThat(pool.batch(5).map(Arrays::hashCode, items)).isEqualTo(hashes);
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[300_000];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  @Test
  void map_limitedToOneWorker_staysThere() {
    Fn<Integer, Integer> function =
        x -> {
          Thread.sleep(x < 2 ? 100 : 1);
          return x;
        };
    List<Integer> items = behindOthers(0, List.of(1, 2, 3, 4));

    List<Outcome<Integer>> outcomes = pool.limit(1).batch(4).outcomes(function, items);

    assertThat(outcomes.stream().map(Outcome::pid).distinct()).hasSize(1);
    assertThat(outcomes.stream().map(Outcome::value)).containsExactlyElementsOf(items);
  }
}
