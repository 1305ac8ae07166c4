package dev.brine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which values of worker locals a process keeps. */
@Timeout(30)
class LocalValuesTest {
  private final LocalValues values = new LocalValues();
  private final List<String> closed = new CopyOnWriteArrayList<>();

  /** A map's home that cannot use what another one built. */
  private record Home(String name) implements LocalHome {
    @Override
    public boolean owns(Class<?> type) {
      return false;
    }

    @Override
    public boolean canUse(@Nullable Object value) {
      return false;
    }
  }

  private LocalRecipe<String> recipe(String id, String fingerprint, String home) {
    return new LocalRecipe<>(
        id, () -> id + " " + fingerprint + home, closed::add, fingerprint, new Home(home));
  }

  private LocalValue<String> built(String id, String fingerprint, String home) throws Exception {
    LocalValue<String> value = values.find(recipe(id, fingerprint, home));
    assertThat(value.get()).isEqualTo(id + " " + fingerprint + home);
    return value;
  }

  @Test
  void find_sameRecipe_givesTheSameValue() throws Exception {
    assertThat(built("a", "1", "x"))
        .isSameAs(built("a", "1", "x"))
        .isNotSameAs(built("b", "1", "x"));
  }

  @Test
  void find_otherRecipeWhileTheOldOneIsUsed_keepsBothUntilTheMapEnds() throws Exception {
    LocalValue<String> old = built("a", "1", "x");
    LocalValue<String> fresh = built("a", "2", "y");
    assertThat(built("a", "1", "x")).isSameAs(old);
    assertThat(built("a", "2", "y")).isSameAs(fresh);
    values.release(new Home("x"));
    values.close(Duration.ofSeconds(20));
    assertThat(closed).containsExactlyInAnyOrder("a 1x", "a 2y").startsWith("a 1x");
  }

  @Test
  void find_otherRecipeAfterTheMap_closesTheOldFirst() throws Exception {
    LocalValue<String> old = built("a", "1", "x");
    values.release(new Home("x"));
    assertThat(closed).isEmpty();
    values.find(recipe("a", "2", "x"));
    assertThat(closed).containsExactly("a 1x");
    assertThat(old.isClosed()).isTrue();
    assertThatThrownBy(old::get).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void find_newestIsKept_afterItsMap() throws Exception {
    LocalValue<String> value = built("a", "1", "x");
    values.release(new Home("x"));
    assertThat(built("a", "1", "x")).isSameAs(value);
  }

  @Test
  void close_oneHangs_othersAreClosedWithinTheLimit() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    built("a", "1", "x");
    values.find(new LocalRecipe<>("b", () -> "", value -> never.await(), "1", new Home("x"))).get();
    built("c", "1", "x");
    long start = System.nanoTime();
    values.close(Duration.ofMillis(400));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(closed).containsExactly("c 1x", "a 1x");
    never.countDown();
  }

  @Test
  void close_neverBuilt_closesNothing() {
    values.find(recipe("a", "1", "x"));
    values.close(Duration.ofSeconds(20));
    assertThat(closed).isEmpty();
  }
}
