package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.jupyter.JupyterTools.Finished;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar's commands around kernels and notebooks. */
@Timeout(200)
class CommandLineIT {
  private static final String CELL =
      "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"%s\", \"metadata\": {},"
          + " \"outputs\": [], \"execution_count\": null}],"
          + " \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 4}";

  @TempDir private Path home;
  private JupyterTools tools;

  @BeforeEach
  void install() throws Exception {
    tools = new JupyterTools(home);
  }

  @Test
  void uninstallKernel_installed_isGoneAndUnknownAfterwards() throws Exception {
    Path kernel = home.resolve("share/jupyter/kernels/brine");
    assertThat(kernel.resolve("kernel.json")).exists();
    Finished removed = tools.jar("uninstall-kernel", "--prefix", home.toString());
    assertThat(removed.output()).contains("removed " + kernel);
    assertThat(kernel).doesNotExist();
    Finished again = tools.jar("uninstall-kernel", "--prefix", home.toString());
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.output()).contains("there is no kernel brine in ");
  }

  @Test
  void installKernel_forTheUserUnderAName_isFoundAndRemoved() throws Exception {
    Path kernel = home.resolve("data/kernels/mine");
    Finished added = tools.jar("install-kernel", "--user", "--name", "mine");
    assertThat(added.output()).contains("installed " + kernel);
    assertThat(kernel.resolve("kernel.json")).exists();
    Finished both = tools.jar("install-kernel", "--user", "--prefix", home.toString());
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.output()).contains("--user", "--prefix", "mutually exclusive");
    Finished removed = tools.jar("uninstall-kernel", "--user", "--name", "mine");
    assertThat(removed.output()).contains("removed " + kernel);
    assertThat(kernel).doesNotExist();
  }

  @Test
  void help_ofEachCommand_isPrinted() throws Exception {
    for (String each : List.of("run", "install-kernel", "uninstall-kernel", "doctor")) {
      assertThat(tools.jar(each, "--help").output()).contains("Usage: brine " + each);
    }
    assertThat(tools.jar("run", "--version").exitCode()).isZero();
  }

  @Test
  void doctor_thisMachine_canAndClearsTheCache() throws Exception {
    Path stale = Files.createDirectories(home.resolve("cache")).resolve("old.log");
    Files.writeString(stale, "old");
    Finished finished = tools.jar("doctor", "--clear-cache");
    assertThat(finished.exitCode()).as(finished.output()).isZero();
    assertThat(finished.output())
        .contains("cleared " + home.resolve("cache"), "ok    worker      process ")
        .endsWith("Brine can work here.\n");
    assertThat(stale).doesNotExist();
    assertThat(tools.leftBehind()).isEmpty();
  }

  @Test
  void run_severalInPlace_stopsTheCellThatTakesTooLong() throws Exception {
    Path good = Files.writeString(home.resolve("good.ipynb"), CELL.formatted("6 * 7"));
    Path slow =
        Files.writeString(home.resolve("slow.ipynb"), CELL.formatted("Thread.sleep(100000)"));
    Finished finished =
        tools.jar("run", "--in-place", "-t", "1s", slow.toString(), good.toString());
    assertThat(finished.exitCode()).isEqualTo(1);
    assertThat(finished.output())
        .contains("the cell took longer than 1.0 s and was interrupted", "Out[1]: 42");
    assertThat(Files.readString(good)).contains("\"42\"");
  }
}
