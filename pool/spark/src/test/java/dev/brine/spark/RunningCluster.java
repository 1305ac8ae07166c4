package dev.brine.spark;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A cluster that the tests of one class share; it ends after their pools. */
public final class RunningCluster implements BeforeAllCallback, AfterAllCallback {
  private @Nullable Cluster cluster;

  @Override
  public void beforeAll(ExtensionContext context) {
    cluster = Cluster.start(Map.of());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    get().close();
  }

  /** The cluster. */
  public Cluster get() {
    return Objects.requireNonNull(cluster, "not started");
  }
}
