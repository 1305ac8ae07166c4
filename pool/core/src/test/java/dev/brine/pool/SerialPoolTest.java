package dev.brine.pool;

import dev.brine.Brine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SerialPoolTest extends PoolContract {
  @BeforeAll
  static void useInPlace() {
    Brine.pool(SerialPool.create());
  }

  @AfterAll
  static void forget() {
    Brine.pool().close();
  }

  @Override
  Pool open() {
    return SerialPool.create();
  }
}
