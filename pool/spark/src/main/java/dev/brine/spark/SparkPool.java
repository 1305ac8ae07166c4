package dev.brine.spark;

import com.google.common.base.Preconditions;
import dev.brine.error.BrineException;
import dev.brine.pool.RemotePool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Runs functions on the executors of an Apache Spark cluster, the same way as {@link
 * dev.brine.pool.ProcessPool} does on this machine; a worker is an executor. Spark's driver runs in
 * a process of its own that starts with the first map, is kept for the next ones, and ends with the
 * pool or with the session. Spark itself is not part of Brine: its jars are those of the cluster's
 * own installation.
 *
 * <p>Execution is at least once: Spark runs the tasks of an executor that was lost again. Each
 * result is delivered once. An item that has ended two executors fails with {@link
 * dev.brine.error.WorkerDiedException}.
 *
 * <p>Inside of a task it runs everything in place. Thread-safe.
 */
public final class SparkPool extends RemotePool {
  private SparkPool(SparkEngine engine) {
    super(engine);
  }

  private SparkPool() {}

  /**
   * A pool on the cluster with this master, such as {@code spark://host:7077}.
   *
   * @throws BrineException if Spark's jars are not found
   */
  public static SparkPool connect(String master) {
    return builder(master).build();
  }

  /** A pool to be made, on the cluster with this master. */
  public static Builder builder(String master) {
    return new Builder(master);
  }

  /** A pool to be made. Not thread-safe. */
  public static final class Builder {
    private SparkSettings settings;

    private Builder(String master) {
      settings = SparkSettings.configured(Objects.requireNonNull(master, "master"));
    }

    /**
     * The most executors; as many as the cluster gives unless this is said.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder workers(int count) {
      Preconditions.checkArgument(count >= 1, "a pool needs at least 1 worker, not %s", count);
      settings = settings.withWorkers(count);
      return this;
    }

    /**
     * How many tasks one executor runs at a time; 1 unless this is said. With more, tasks share a
     * process: each has copies of its own of what was captured, but not of the JDK's own state.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder coresPerWorker(int count) {
      Preconditions.checkArgument(count >= 1, "a worker needs at least 1 core, not %s", count);
      return conf("spark.executor.cores", Integer.toString(count));
    }

    /** The memory of one executor, as Spark takes it, such as {@code 1g}, which is the default. */
    public Builder memory(String size) {
      return conf("spark.executor.memory", size);
    }

    /** The heap of the driver's process, as {@code -Xmx} takes it; {@code 1g} by default. */
    public Builder driverMemory(String size) {
      settings = settings.withDriverMemory(Objects.requireNonNull(size, "size"));
      return this;
    }

    /** One of Spark's own options; it wins over Brine's and over the installation's defaults. */
    public Builder conf(String key, String value) {
      settings =
          settings.with(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
      return this;
    }

    /**
     * Where Spark is: its installation, or a folder that holds its jars. Unless this is said it is
     * the system property {@code brine.spark.home}, or the environment's {@code BRINE_SPARK_HOME}
     * or {@code SPARK_HOME}.
     */
    public Builder home(Path folder) {
      settings = settings.withHome(Objects.requireNonNull(folder, "folder"));
      return this;
    }

    /**
     * The cluster's shared secret: turns {@code spark.authenticate} on. It never is on a command
     * line. Unless this is said it is the environment's {@code BRINE_SPARK_SECRET}, if there is
     * one.
     */
    public Builder secret(String secret) {
      settings = settings.withSecret(Objects.requireNonNull(secret, "secret"));
      return this;
    }

    /**
     * As {@link #secret}, from a file; white space at its ends is left out.
     *
     * @throws BrineException if the file cannot be read
     */
    public Builder secretFile(Path file) {
      try {
        return secret(Files.readString(file).strip());
      } catch (IOException e) {
        throw new BrineException("the secret cannot be read: " + e, e);
      }
    }

    /**
     * The address of this machine that the driver listens on, and that the cluster's hosts reach it
     * by. Unless this is said it is Spark's choice, and this machine's own alone where the master
     * is on it.
     */
    public Builder bindAddress(String address) {
      Objects.requireNonNull(address, "address");
      return conf("spark.driver.bindAddress", address).conf("spark.driver.host", address);
    }

    /**
     * The ports that the driver listens on: this one for Spark's own talk, the next one for blocks
     * of data. Unless this is said they are any that are free.
     *
     * @throws IllegalArgumentException if it is no port
     */
    public Builder ports(int first) {
      Preconditions.checkArgument(first > 0 && first < 65_535, "%s is no port", first);
      return conf("spark.driver.port", Integer.toString(first))
          .conf("spark.driver.blockManager.port", Integer.toString(first + 1));
    }

    /**
     * How long to wait for the driver to start, and for the cluster's first executor; two minutes
     * unless this is said.
     *
     * @throws IllegalArgumentException if it is less than a second
     */
    public Builder startTimeout(Duration limit) {
      Preconditions.checkArgument(
          limit.compareTo(Duration.ofSeconds(1)) >= 0, "%s is less than a second", limit);
      settings = settings.withStartTimeout(limit);
      return this;
    }

    /**
     * Makes the pool; nothing is started before its first map.
     *
     * @throws BrineException if Spark's jars are not found
     */
    public SparkPool build() {
      return isNested() ? new SparkPool() : new SparkPool(new SparkEngine(settings));
    }
  }
}
