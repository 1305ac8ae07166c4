package dev.brine.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** The work of {@code SparkCosts} as a program for Spark does it, without Brine. */
final class PlainSpark {
  private static final int PARTITIONS = 6;

  private PlainSpark() {}

  /** Its arguments are the master and the jar with this class. */
  public static void main(String[] arguments) {
    long start = System.nanoTime();
    SparkConf conf =
        new SparkConf()
            .setAppName("plain")
            .setMaster(arguments[0])
            .setJars(new String[] {arguments[1]})
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.ui.enabled", "false")
            .set("spark.executor.cores", "1")
            .set("spark.executor.memory", "512m")
            .set("spark.cores.max", "2")
            .set("spark.scheduler.minRegisteredResourcesRatio", "1.0");
    try (JavaSparkContext context = new JavaSparkContext(conf)) {
      List<Integer> two = List.of(1, 2);
      int unused = context.parallelize(two, 2).map(x -> x + 1).collect().size();
      Stopwatch.tell("first", Stopwatch.micros(start));
      Stopwatch.measure("small", 41, () -> context.parallelize(two, 2).map(x -> x + 1).collect());
      List<Integer> many = new ArrayList<>();
      for (int i = 0; i < Stopwatch.MANY; i++) {
        many.add(i);
      }
      Stopwatch.measure(
          "many", 21, () -> context.parallelize(many, PARTITIONS).map(x -> x).collect());
      List<byte[]> large = Stopwatch.large();
      Stopwatch.measure(
          "large",
          7,
          () ->
              context.parallelize(large, large.size() / Stopwatch.TOGETHER).map(x -> x).collect());
    }
  }
}
