package dev.brine.pool;

class ProcessPoolContractTest extends PoolContract {
  @Override
  Pool open() {
    return ProcessPool.of(2);
  }
}
