package dev.brine.pool;

class IsolatedSerialPoolContractTest extends PoolContract {
  @Override
  Pool open() {
    return SerialPool.isolated();
  }
}
