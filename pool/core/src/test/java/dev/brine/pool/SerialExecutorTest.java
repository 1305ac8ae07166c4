package dev.brine.pool;

class SerialExecutorTest extends ExecutorContract {
  @Override
  Pool open() {
    return SerialPool.create();
  }
}
