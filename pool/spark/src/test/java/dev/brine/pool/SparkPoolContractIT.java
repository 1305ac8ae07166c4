package dev.brine.pool;

import dev.brine.spark.Cluster;
import dev.brine.spark.SparkPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;

/** What every pool does, on a cluster. It runs a task at least once. */
@Timeout(120)
class SparkPoolContractIT extends PoolContract {
  private Cluster cluster;

  @Override
  Pool open() {
    String master = System.getProperty("brine.spark.master");
    if (master != null) {
      return SparkPool.connect(master);
    }
    if (cluster == null) {
      cluster = Cluster.start();
    }
    return cluster.pool();
  }

  @AfterAll
  void end() {
    if (cluster != null) {
      cluster.close();
    }
  }
}
