package dev.brine.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.BrineException;
import dev.brine.pool.Pools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where Spark is looked for, and what is said where it is not. */
class SparkHomeTest {
  @TempDir Path folder;

  @Test
  void build_folderWithoutSpark_saysHowToGetIt() {
    assertThatThrownBy(() -> SparkPool.builder("spark://host:7077").home(folder).build())
        .isInstanceOf(BrineException.class)
        .hasMessageContaining("there is no Spark in " + folder)
        .hasMessageContaining("set SPARK_HOME");
  }

  @Test
  void get_addressOfACluster_isServed() {
    assertThatThrownBy(() -> Pools.get("spark://host:7077"))
        .isInstanceOf(BrineException.class)
        .hasMessageNotContaining("nothing on the class path provides pools");
  }

  @Test
  void jars_installationOrFolderOfJars_areFound() throws IOException {
    Files.createFile(folder.resolve("spark-core_2.13-4.2.0.jar"));
    assertThat(SparkHome.of(folder).jars()).isEqualTo(folder);
    Path jars = Files.createDirectory(folder.resolve("jars"));
    Files.createFile(jars.resolve("spark-core_2.13-4.2.0.jar"));
    assertThat(SparkHome.of(folder).jars()).isEqualTo(jars);
  }

  @Test
  void all_defaultsOfTheInstallation_yieldToWhatTheUserSays() throws IOException {
    Path conf = Files.createDirectory(folder.resolve("conf"));
    Files.writeString(
        conf.resolve("spark-defaults.conf"),
        "# of the site\nspark.executor.memory 3g\nspark.site.option yes\n");
    SparkSettings settings =
        SparkSettings.configured("spark://127.0.0.1:7077").withHome(folder).withWorkers(3);
    assertThat(settings.all())
        .containsEntry("spark.executor.memory", "3g")
        .containsEntry("spark.site.option", "yes")
        .containsEntry("spark.cores.max", "3")
        .containsEntry("spark.driver.bindAddress", "127.0.0.1");
    Map<String, String> all =
        settings.with("spark.executor.memory", "2g").withSecret("shared").all();
    assertThat(all)
        .containsEntry("spark.executor.memory", "2g")
        .containsEntry("spark.authenticate", "true")
        .containsEntry("spark.authenticate.secret", "shared");
  }
}
