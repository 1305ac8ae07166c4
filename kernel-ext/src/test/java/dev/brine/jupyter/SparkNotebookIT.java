package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.spark.RunningCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The notebook that needs a cluster does today what it shows that it did. */
@Timeout(300)
@EnabledIfSystemProperty(
    named = "brine.spark.home",
    matches = ".+",
    disabledReason = "left out: needs Spark, which the profile spark brings")
class SparkNotebookIT {
  static final String NAME = "spark.ipynb";

  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @Test
  void run_storedNotebook_givesItsStoredOutputs(@TempDir Path home) throws Exception {
    Path notebook = JupyterTools.root().resolve("notebooks").resolve(NAME);
    Path result = home.resolve(NAME);
    Path temporary = Files.createDirectory(home.resolve("tmp"));
    Path said = home.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                System.getProperty("brine.jar"),
                "run",
                notebook.toString(),
                "--out",
                result.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("SPARK_HOME", System.getProperty("brine.spark.home"));
    environment.put("BRINE_SPARK_MASTER", CLUSTER.get().master());
    environment.put("BRINE_CACHE", home.resolve("cache").toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(240, TimeUnit.SECONDS)).as("ends").isTrue();
      assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }

    StoredNotebook executed = StoredNotebook.read(result);
    assertThat(executed.text())
        .contains("the same results", "Longest[start=1723519, steps=556]")
        .contains("2: ended its executors");
    StoredNotebook stored = StoredNotebook.read(notebook);
    assertThat(executed.cells()).isEqualTo(stored.cells());
    assertThat(stored.cells().stream().map(StoredNotebook.Cell::count))
        .isEqualTo(IntStream.rangeClosed(1, stored.cells().size()).boxed().toList());
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }
}
