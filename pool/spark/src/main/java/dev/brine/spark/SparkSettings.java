package dev.brine.spark;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a pool is to be made. Immutable.
 *
 * @param master Spark's address of the cluster
 * @param home where Spark is
 * @param driverMemory the heap of the driver's process
 * @param workers the most executors; 0 for as many as there are
 * @param startTimeout how long to wait for the first executor
 * @param secret the cluster's; null for none
 * @param conf what the user has said of Spark's own options
 */
record SparkSettings(
    String master,
    SparkHome home,
    String driverMemory,
    int workers,
    Duration startTimeout,
    @Nullable String secret,
    ImmutableMap<String, String> conf) {
  private static final String CORES = "spark.executor.cores";

  /** A master on this machine needs nobody elsewhere. */
  private static final Pattern LOCAL =
      Pattern.compile("spark://(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:.*)?");

  static SparkSettings configured(String master) {
    return new SparkSettings(
        master,
        SparkHome.configured(),
        "1g",
        0,
        Duration.ofMinutes(2),
        Strings.emptyToNull(System.getenv("BRINE_SPARK_SECRET")),
        ImmutableMap.of());
  }

  SparkSettings withHome(Path folder) {
    SparkHome newHome = SparkHome.of(folder);
    return new SparkSettings(master, newHome, driverMemory, workers, startTimeout, secret, conf);
  }

  SparkSettings withDriverMemory(String size) {
    return new SparkSettings(master, home, size, workers, startTimeout, secret, conf);
  }

  SparkSettings withWorkers(int count) {
    return new SparkSettings(master, home, driverMemory, count, startTimeout, secret, conf);
  }

  SparkSettings withStartTimeout(Duration limit) {
    return new SparkSettings(master, home, driverMemory, workers, limit, secret, conf);
  }

  SparkSettings withSecret(String newSecret) {
    return new SparkSettings(master, home, driverMemory, workers, startTimeout, newSecret, conf);
  }

  SparkSettings with(String key, String value) {
    ImmutableMap<String, String> more =
        ImmutableMap.<String, String>builder().putAll(conf).put(key, value).buildKeepingLast();
    return new SparkSettings(master, home, driverMemory, workers, startTimeout, secret, more);
  }

  /** Whether there is no cluster: Spark runs tasks in the driver's own process. */
  boolean isLocal() {
    return master.startsWith("local");
  }

  /** All of Spark's options: Brine's, then the installation's defaults, then the user's. */
  Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("spark.app.name", "Brine");
    all.put("spark.ui.enabled", "false");
    // One task at a time in a process of its own is what a worker is.
    all.put(CORES, "1");
    all.put("spark.executor.memory", "1g");
    // Maps that run at the same time take turns.
    all.put("spark.scheduler.mode", "FAIR");
    // An item that has ended two executors is not tried again; see the driver's Losses.
    all.put("spark.task.maxFailures", "2");
    all.put("spark.speculation", "false");
    // A cancelled task that does not listen to its interrupt takes its executor with it.
    all.put("spark.task.reaper.enabled", "true");
    all.put("spark.task.reaper.pollingInterval", "500ms");
    all.put("spark.task.reaper.killTimeout", "2s");
    all.put("spark.driver.maxResultSize", "0");
    // One item travels with its task; Spark's own limit of 128 MiB would be met sooner.
    all.put("spark.rpc.message.maxSize", "1024");
    // A host that is cut off says nothing; Spark's own two minutes are long for people.
    all.put("spark.network.timeout", "60s");
    all.put("spark.network.timeoutInterval", "10s");
    all.put("spark.executor.heartbeatInterval", "5s");
    if (isLocal() || LOCAL.matcher(master).matches()) {
      all.put("spark.driver.bindAddress", "127.0.0.1");
      all.put("spark.driver.host", "127.0.0.1");
    }
    all.putAll(home.defaults());
    all.putAll(conf);
    if (workers > 0) {
      int cores = Integer.parseInt(all.getOrDefault(CORES, "1"));
      all.put("spark.cores.max", Integer.toString(workers * cores));
      all.put("spark.executor.instances", Integer.toString(workers));
    }
    if (secret != null) {
      all.put("spark.authenticate", "true");
      all.put("spark.authenticate.secret", secret);
    }
    all.put("spark.master", master);
    return all;
  }
}
