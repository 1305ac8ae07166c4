package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.brine.error.TaskException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MapObserverTest {
  private final List<MapRecord> ended = new ArrayList<>();
  private final List<Progress> told = new ArrayList<>();

  @BeforeEach
  void observe() {
    MapObserver.install(
        awaited ->
            new MapObserver.Observed() {
              @Override
              public void progress(Progress progress) {
                told.add(progress);
              }

              @Override
              public void end(MapRecord map) {
                ended.add(map);
              }
            });
  }

  @AfterEach
  void stopObserving() {
    MapObserver.install(null);
  }

  @Test
  void map_ended_isToldWithoutItsValues() {
    List<Progress> own = new ArrayList<>();
    try (Pool pool = SerialPool.create()) {
      pool.onProgress(own::add).map((Integer x) -> x + 1, List.of(1, 2, 3));
    }

    assertThat(ended).hasSize(1);
    MapRecord map = ended.get(0);
    assertThat(map.complete()).isTrue();
    assertThat(map.progress().done()).isEqualTo(3);
    assertThat(map.tasks()).hasSize(3).allSatisfy(each -> assertThat(each.value()).isNull());
    assertThat(map.shares()).hasSize(1).allSatisfy(each -> assertThat(each.tasks()).isEqualTo(3));
    assertThat(told).isNotEmpty();
    assertThat(own).hasSameSizeAs(told);
    assertThat(map.withoutTasks().tasks()).isEmpty();
  }

  @Test
  void map_failed_isToldWithWhatEndedIt() {
    try (Pool pool = SerialPool.create()) {
      assertThatExceptionOfType(TaskException.class)
          .isThrownBy(() -> pool.map((Integer x) -> 1 / x, List.of(0)))
          .satisfies(failure -> assertThat(ended.get(0).failure()).isSameAs(failure));
    }

    assertThat(ended.get(0).complete()).isFalse();
  }

  @Test
  void submit_isNoMap() throws Exception {
    try (Pool pool = SerialPool.create()) {
      assertThat(pool.submit(() -> 5).get()).isEqualTo(5);
      assertThat(pool.amap((Integer x) -> x, List.of(7)).get()).containsExactly(7);
    }

    assertThat(ended).hasSize(1);
  }
}
