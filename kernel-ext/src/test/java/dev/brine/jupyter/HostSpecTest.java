package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HostSpecTest {
  private static final Path JAR = Path.of("/opt/brine/brine.jar");
  private static final String IJAVA =
      """
      {"argv": ["java", "-jar", "/k/ijava-1.3.0.jar", "{connection_file}"], "language": "java",
       "display_name": "Java", "metadata": {"kept": [1]},
       "env": {"IJAVA_CLASSPATH": "/lib/a.jar", "IJAVA_STARTUP_SCRIPT": "int own = 1;"}}
      """;
  private static final String JJAVA =
      """
      {"argv": ["java", "-jar", "/k/jjava.jar", "{connection_file}"], "display_name": "Java"}
      """;

  @TempDir private Path directory;

  private Path write(String json) throws Exception {
    return Files.writeString(directory.resolve("kernel.json"), json);
  }

  private JsonObject json() throws Exception {
    return new Gson()
        .fromJson(Files.readString(directory.resolve("kernel.json")), JsonObject.class);
  }

  @Test
  void add_toIJava_keepsWhatIsThere() throws Exception {
    write(IJAVA);
    HostSpec.read(directory).add(JAR);
    JsonObject environment = json().getAsJsonObject("env");
    assertThat(environment.get("IJAVA_CLASSPATH").getAsString())
        .isEqualTo("/lib/a.jar:/opt/brine/brine.jar");
    assertThat(environment.get("IJAVA_STARTUP_SCRIPT").getAsString())
        .isEqualTo("int own = 1;\ndev.brine.jupyter.IJavaExtension.install();");
    assertThat(environment.get("IJAVA_COMPILER_OPTS").getAsString())
        .isEqualTo("-XDforceSerializable");
    assertThat(json().get("metadata")).hasToString("{\"kept\":[1]}");
    assertThat(directory.resolve("kernel.json.before-brine")).hasContent(IJAVA);
  }

  @Test
  void add_twice_isOnce_andTakesTheNewJar() throws Exception {
    write(JJAVA);
    HostSpec.read(directory).add(JAR);
    HostSpec.read(directory).add(Path.of("/new/brine.jar"));
    assertThat(json().getAsJsonObject("env"))
        .hasToString(
            "{\"JJAVA_COMPILER_OPTS\":\"-XDforceSerializable\","
                + "\"JJAVA_CLASSPATH\":\"/new/brine.jar\"}");
    assertThat(directory.resolve("kernel.json.before-brine")).hasContent(JJAVA);
  }

  @Test
  void remove_afterAdd_leavesWhatWasThere() throws Exception {
    for (String before : new String[] {IJAVA, JJAVA}) {
      write(before);
      HostSpec.read(directory).add(JAR);
      assertThat(HostSpec.read(directory).remove()).isTrue();
      assertThat(json()).isEqualTo(new Gson().fromJson(before, JsonObject.class));
      assertThat(directory.resolve("kernel.json.before-brine")).doesNotExist();
      assertThat(HostSpec.read(directory).remove()).isFalse();
    }
  }

  @Test
  void read_otherKernel_isRefused() throws Exception {
    write("{\"argv\": [\"python3\"], \"display_name\": \"Python 3\"}");
    assertThatThrownBy(() -> HostSpec.read(directory))
        .isInstanceOf(NotebookException.class)
        .hasMessageEndingWith("kernel.json is not that of IJava or JJava");
  }
}
