package dev.brine.pool;

import dev.brine.spark.RunningCluster;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every pool does, on a cluster. It is isolated, and runs a task at least once. */
@Timeout(180)
class SparkPoolContractIT extends PoolContract {
  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @Override
  Pool open() {
    return CLUSTER.get().pool();
  }
}
