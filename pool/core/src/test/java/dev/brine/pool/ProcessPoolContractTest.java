package dev.brine.pool;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
class ProcessPoolContractTest extends PoolContract {
  @Override
  Pool open() {
    return ProcessPool.of(2);
  }
}
