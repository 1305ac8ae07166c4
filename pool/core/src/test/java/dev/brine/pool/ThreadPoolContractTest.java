package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ThreadPoolContractTest extends PoolContract {
  @BeforeAll
  static void useThreads() {
    Brine.pool(ThreadPool.of(1));
  }

  @AfterAll
  static void forget() {
    Brine.pool().close();
  }

  @Override
  Pool open() {
    return ThreadPool.of(2);
  }

  /** Memory is shared: that is the difference. */
  @Test
  @Override
  void amap_itemsChangedLater_doNotMatter() throws Exception {
    Object item = new Object();
    try (Pool pool = open()) {
      assertThat(pool.amap(x -> x, List.of(item)).get().get(0)).isSameAs(item);
    }
  }
}
