package dev.brine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real cluster on this machine: a master and two workers, each a process of its own, from the
 * jars that the build has collected. A worker starts an executor for each core that is asked for.
 */
public final class Cluster implements AutoCloseable {
  private static final long START_SECONDS = 120;

  private final Path directory;
  private final Path properties;
  private final int port;

  /** Where the master tells of itself. */
  private final int page;

  /** By their names: the master, then the workers. */
  private final Map<String, Process> processes = new LinkedHashMap<>();

  /** Where its processes run; null for all on this machine's loopback. */
  private final @Nullable Namespaces hosts;

  private Cluster(Map<String, String> conf, @Nullable Namespaces hosts)
      throws IOException, InterruptedException {
    this.hosts = hosts;
    directory = Files.createTempDirectory("brine-cluster-");
    properties = directory.resolve("cluster.properties");
    StringBuilder text = new StringBuilder();
    conf.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
    Files.writeString(properties, text);
    port = freePort();
    page = freePort();
    boolean complete = false;
    try {
      startAll();
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
  }

  private void startAll() throws IOException, InterruptedException {
    processes.put(
        "master",
        start(
            "master",
            "org.apache.spark.deploy.master.Master",
            ownAddress(),
            List.of(),
            List.of("--port", "" + port, "--webui-port", "" + page)));
    await("master", "Starting Spark master");
    startWorker();
    startWorker();
    awaitWorker(1);
    awaitWorker(2);
  }

  /** Starts one with these options of Spark's, such as a secret. */
  public static Cluster start(Map<String, String> conf) {
    try {
      return new Cluster(conf, null);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts one whose workers are each in a network namespace of its own. */
  static Cluster across(Namespaces hosts) {
    try {
      return new Cluster(Map.of(), hosts);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String ownAddress() {
    return hosts == null ? "127.0.0.1" : hosts.own();
  }

  /** Starts one more worker, and waits until the master knows it. */
  void addWorker() throws IOException, InterruptedException {
    startWorker();
    awaitWorker(processes.size() - 1);
  }

  private void startWorker() throws IOException {
    int number = processes.size() - 1;
    String address = hosts == null ? ownAddress() : hosts.address(number);
    String name = name(number + 1);
    processes.put(
        name,
        start(
            name,
            "org.apache.spark.deploy.worker.Worker",
            address,
            hosts == null ? List.of() : hosts.in(number),
            List.of(
                "--webui-port",
                "" + freePort(),
                "--cores",
                hosts == null ? "4" : "1",
                "--memory",
                "4g",
                "--work-dir",
                directory.resolve(name).toString(),
                master())));
  }

  private void awaitWorker(int number) throws IOException, InterruptedException {
    await(name(number), "Successfully registered with master");
  }

  private static String name(int worker) {
    return "worker" + worker;
  }

  private Process start(
      String name, String main, String address, List<String> prefix, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-XX:-UsePerfData", "-cp", home().resolve("jars") + "/*", main));
    command.addAll(List.of("--properties-file", properties.toString(), "--host", address));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", home().toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", address);
    builder.environment().put("SPARK_LOCAL_DIRS", directory.toString());
    // Executors too: what they unpack stays when they are ended by force.
    builder.environment().put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + directory);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true).redirectOutput(log(name).toFile());
    return builder.start();
  }

  private static Path home() {
    return Path.of(System.getProperty("brine.spark.home"));
  }

  private Path log(String name) {
    return directory.resolve(name + ".log");
  }

  private void await(String name, String line) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!Files.readString(log(name)).contains(line)) {
      assertThat(processes.get(name).isAlive()).as(Files.readString(log(name))).isTrue();
      assertThat(System.nanoTime()).as(name + ": " + Files.readString(log(name))).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Its address. */
  public String master() {
    return "spark://" + ownAddress() + ":" + port;
  }

  /** A pool on it with two workers, as small as can be. */
  public SparkPool pool() {
    return builder().build();
  }

  /** Such a pool to be made; its executors are there sooner than those that are to be fast. */
  SparkPool.Builder builder() {
    return SparkPool.builder(master())
        .workers(2)
        .memory("512m")
        .conf(
            "spark.executor.extraJavaOptions",
            "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData");
  }

  /** The processes of the workers, the first one first. */
  List<ProcessHandle> workers() {
    return processes.values().stream().skip(1).map(Process::toHandle).toList();
  }

  /** How many applications the master takes for running. */
  long applications() {
    URI address = URI.create("http://" + ownAddress() + ":" + page + "/json/activeapps");
    try (InputStream in = address.toURL().openStream()) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Pattern.compile("\"id\" *: *\"app-").matcher(json).results().count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything that its processes have written, for a test that failed. */
  String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.filter(Cluster::isLog).toList()) {
        all.append("== ").append(each).append('\n');
        all.append(Files.readString(each, StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  private static boolean isLog(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".log") || name.equals("stderr");
  }

  @Override
  public void close() {
    try {
      for (Process each : processes.values()) {
        each.descendants().forEach(ProcessHandle::destroyForcibly);
        each.destroyForcibly().waitFor();
      }
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
