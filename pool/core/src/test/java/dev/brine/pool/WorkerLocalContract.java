package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.TaskException;
import dev.brine.task.Fn;
import dev.brine.task.WorkerLocal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a worker local does in every pool. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WorkerLocalContract {
  private Pool pool;

  abstract Pool open();

  @BeforeAll
  void openShared() {
    pool = open();
  }

  @AfterAll
  void closeShared() {
    pool.close();
  }

  @Test
  void get_manyMaps_isBuiltOnceInEachProcess(@TempDir Path built) {
    String place = built.toString();
    WorkerLocal<String> local =
        WorkerLocal.of(
            () -> {
              Path file = Files.createTempFile(Path.of(place), Brine.pid() + "-", "");
              return file.getFileName().toString();
            });
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      int offset = i;
      seen.addAll(
          pool.map(x -> x >= offset ? local.get() : local.get() + x, Brine.range(i, i + 200)));
    }
    assertThat(built.toFile().list()).containsExactlyInAnyOrderElementsOf(seen);
    assertThat(seen.stream().map(name -> name.substring(0, name.indexOf('-'))))
        .doesNotHaveDuplicates();
  }

  @Test
  void get_inACollection_hasAValueForEachOne() {
    List<WorkerLocal<StringBuilder>> locals = new ArrayList<>();
    for (String name : List.of("a", "b", "b")) {
      locals.add(WorkerLocal.of(() -> new StringBuilder(name)));
    }
    Fn<Integer, String> add = x -> locals.get(x).get().append('.').toString().substring(0, 1);
    assertThat(pool.map(add, List.of(0, 1, 2, 0))).containsExactly("a", "b", "b", "a");
    Fn<Integer, Boolean> apart = x -> locals.get(1).get() != locals.get(2).get();
    assertThat(pool.map(apart, List.of(0))).containsExactly(true);
  }

  @Test
  void get_asAnItem_isTheSameOne() {
    WorkerLocal<Object> local = WorkerLocal.of(Object::new);
    Fn<WorkerLocal<Object>, Boolean> same = item -> item.get() == local.get();
    assertThat(pool.map(same, List.of(local, local))).containsOnly(true);
  }

  @Test
  void get_recipeThrows_isTheTasksExceptionAndIsTriedAgain(@TempDir Path directory) {
    String place = directory.toString();
    WorkerLocal<Integer> local =
        WorkerLocal.of(
            () -> {
              Path tried = Path.of(place, Long.toString(Brine.pid()));
              if (Files.notExists(tried)) {
                Files.createFile(tried);
                throw new IOException("not yet");
              }
              return 7;
            });
    Fn<Integer, Integer> twice =
        x -> {
          try {
            return local.get();
          } catch (Exception first) {
            assertThat(first).isExactlyInstanceOf(IOException.class).hasMessage("not yet");
            return local.get() + 100;
          }
        };
    assertThat(pool.map(twice, List.of(1))).containsExactly(107);
    WorkerLocal<Integer> never =
        WorkerLocal.of(
            () -> {
              throw new IOException("never");
            });
    assertThatThrownBy(() -> pool.map(x -> never.get(), List.of(1)))
        .isInstanceOf(TaskException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void get_ofNull_isBuiltOnce() {
    AtomicInteger built = new AtomicInteger();
    WorkerLocal<Integer> local =
        WorkerLocal.of(
            () -> {
              built.incrementAndGet();
              return null;
            });
    Fn<Integer, Integer> builds = x -> local.get() == null ? built.get() : -1;
    assertThat(pool.map(builds, List.of(1, 2, 3, 4))).containsOnly(1);
  }

  @Test
  void get_asksForItself_isRefused() {
    List<WorkerLocal<Integer>> itself = new ArrayList<>();
    itself.add(WorkerLocal.of(() -> itself.get(0).get() + 1));
    assertThatThrownBy(() -> pool.map(x -> itself.get(0).get(), List.of(1)))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("asks for its own value");
  }
}
