package dev.brine.spark;

import dev.brine.error.Internal;
import dev.brine.pool.Pool;
import dev.brine.pool.PoolProvider;
import java.util.Set;

/** Makes pools for the addresses of Spark's masters. Found by its name. */
@Internal
public final class SparkProvider implements PoolProvider {
  /** Called by the service loader. */
  public SparkProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("spark", "k8s");
  }

  @Override
  public Pool connect(String address) {
    return SparkPool.connect(address);
  }
}
