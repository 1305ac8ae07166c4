package dev.brine.pool;

class ProcessWorkerLocalTest extends WorkerLocalContract {
  @Override
  Pool open() {
    return ProcessPool.of(2);
  }
}
