package dev.brine.pool;

import dev.brine.spark.Cluster;
import org.junit.jupiter.api.Timeout;

/** What every pool does, on a cluster. It is isolated, and runs a task at least once. */
@Timeout(180)
class SparkPoolContractIT extends PoolContract {
  @Override
  Pool open() {
    return Cluster.shared().pool();
  }
}
