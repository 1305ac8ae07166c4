package dev.brine.pool;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
class ProcessWorkerLocalTest extends WorkerLocalContract {
  @Override
  Pool open() {
    return ProcessPool.of(2);
  }
}
