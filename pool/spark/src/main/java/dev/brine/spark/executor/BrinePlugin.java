package dev.brine.spark.executor;

import dev.brine.error.Internal;
import java.util.function.Consumer;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/** Spark's way to let executors speak to the driver, under Spark's own authentication. */
@Internal
public final class BrinePlugin implements SparkPlugin {
  private static volatile @Nullable Consumer<Told> ear;

  /** Called by Spark, by name. */
  public BrinePlugin() {}

  /** In the driver: hears what executors tell. To be called before there is a Spark context. */
  public static void hear(Consumer<Told> newEar) {
    ear = newEar;
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public @Nullable Object receive(Object message) {
        Consumer<Told> listening = ear;
        if (message instanceof Told told && listening != null) {
          listening.accept(told);
        }
        return true;
      }
    };
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new Agent();
  }
}
