package dev.brine.pool;

class SerialWorkerLocalTest extends WorkerLocalContract {
  @Override
  Pool open() {
    return SerialPool.create();
  }
}
