package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.TaskException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the result of a map tells while that runs. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MapResultTest {
  private ProcessPool pool;

  @BeforeAll
  void open() {
    pool = ProcessPool.of(2);
  }

  @AfterAll
  void close() {
    pool.terminate();
  }

  /** The last item waits for a file, so that none waits behind it. */
  private MapResult<Integer> waiting(Path file) {
    String place = file.toString();
    Fn<Integer, Integer> function =
        x -> {
          while (x == 3 && !Files.exists(Path.of(place))) {
            Thread.sleep(5);
          }
          return x * 10;
        };
    return pool.batch(1).amap(function, Brine.range(0, 4));
  }

  @Test
  void P125_amap_running_tellsWhatThereIs(@TempDir Path directory) throws Exception {
    Path go = directory.resolve("go");
    MapResult<Integer> result = waiting(go);
    assertThatThrownBy(() -> result.get(Duration.ofMillis(10)))
        .isInstanceOf(TimeoutException.class);
    assertThat(result.isReady()).isFalse();
    assertThatThrownBy(result::isSuccessful).isInstanceOf(IllegalStateException.class);
    while (result.progress().done() < 3) {
      Thread.sleep(5);
    }
    assertThat(result.outcomes()).extracting(Outcome::value).containsExactly(0, 10, 20);
    assertThat(result.progress().total()).hasValue(4);
    Duration before = result.wallTime();
    Files.createFile(go);
    assertThat(result.get()).containsExactly(0, 10, 20, 30);
    assertThat(result.isSuccessful()).isTrue();
    assertThat(result.wallTime()).isGreaterThan(before).isEqualTo(result.wallTime());
  }

  @Test
  void get_interrupted_letsTheMapGoOn(@TempDir Path directory) throws Exception {
    Path go = directory.resolve("go");
    MapResult<Integer> result = waiting(go);
    Thread.currentThread().interrupt();
    assertThatThrownBy(result::get).isInstanceOf(InterruptedException.class);
    assertThat(result.isReady()).isFalse();
    Files.createFile(go);
    assertThat(result.get()).containsExactly(0, 10, 20, 30);
  }

  @Test
  void toFuture_cancelled_letsTheMapGoOn(@TempDir Path directory) throws Exception {
    Path go = directory.resolve("go");
    MapResult<Integer> result = waiting(go);
    CompletableFuture<List<Integer>> view = result.toFuture();
    assertThat(view.cancel(true)).isTrue();
    assertThat(result.isReady()).isFalse();
    Files.createFile(go);
    assertThat(result.get()).containsExactly(0, 10, 20, 30);
    assertThat(result.toFuture().get()).hasSize(4);
  }

  @Test
  void P128_get_severalFail_tellsTheFirstAndKeepsTheRest() {
    MapResult<Integer> result = pool.limit(1).batch(1).amap(x -> 6 / (x - 2), Brine.range(0, 4));
    assertThatThrownBy(result::get)
        .isInstanceOfSatisfying(
            TaskException.class,
            e -> {
              assertThat(e.index()).isEqualTo(2);
              assertThat(e.finished()).containsEntry(0L, -3).containsEntry(1L, -6);
            });
    assertThat(result.isSuccessful()).isFalse();
    assertThat(result.progress().failed()).isEqualTo(1);
  }
}
