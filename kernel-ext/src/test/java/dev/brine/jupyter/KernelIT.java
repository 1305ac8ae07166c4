package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterables;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.brine.jupyter.JupyterTools.Finished;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar's kernel under Jupyter's own tools, and without them. */
@Timeout(400)
class KernelIT {
  private static final Pattern LINE =
      Pattern.compile("Processing\\.\\.\\. (\\d+) by pid: (\\d+)\n");

  @TempDir private Path home;
  private JupyterTools tools;

  @BeforeEach
  void install() throws Exception {
    tools = new JupyterTools(home);
  }

  @Test
  void protocol_everyPromise_isKept() throws Exception {
    JupyterTools.assumeInstalled();
    Finished finished = tools.python("kernel_protocol.py");
    assertThat(finished.exitCode()).as(finished.output()).isZero();
    assertThat(tools.leftBehind()).isEmpty();
  }

  @Test
  void start_byEnvironment_andEndWithItsServer() throws Exception {
    JupyterTools.assumeInstalled();
    Finished finished = tools.python("kernel_start.py");
    assertThat(finished.exitCode()).as(finished.output()).isZero();
    assertThat(tools.leftBehind()).isEmpty();
  }

  @Test
  void conformance_jupytersOwnTest_passes() throws Exception {
    JupyterTools.assumeInstalled();
    Finished finished = tools.python("kernel_conformance.py");
    assertThat(finished.exitCode()).as(finished.output()).isZero();
  }

  @Test
  void quickstart_byNbclient_runsOnSeveralWorkersInOrder() throws Exception {
    JupyterTools.assumeInstalled();
    Path result = home.resolve("result.ipynb");
    Finished finished = tools.python("quickstart.py", quickstart(), result.toString());
    assertThat(finished.exitCode()).as(finished.output()).isZero();
    checkQuickstart(result);
  }

  @Test
  void quickstart_byRun_runsOnSeveralWorkersInOrder() throws Exception {
    Path result = home.resolve("result.ipynb");
    Finished finished = tools.jar("run", quickstart(), "--out", result.toString());
    assertThat(finished.exitCode()).as(finished.output()).isZero();
    assertThat(finished.output()).contains("Processing... 9 by pid: ", "wrote " + result);
    checkQuickstart(result);
    assertThat(tools.leftBehind()).isEmpty();
  }

  private static String quickstart() {
    return JupyterTools.root().resolve("notebooks/quickstart.ipynb").toString();
  }

  /** What fails without Brine is told; with it, twice ten results in order from several workers. */
  private static void checkQuickstart(Path notebook) throws Exception {
    List<String> runs = new ArrayList<>();
    List<String> values = new ArrayList<>();
    String all = "";
    int pictures = 0;
    JsonObject root = new Gson().fromJson(Files.readString(notebook), JsonObject.class);
    for (JsonElement cell : root.getAsJsonArray("cells")) {
      if (!cell.getAsJsonObject().has("outputs")) {
        continue;
      }
      StringBuilder printed = new StringBuilder();
      for (JsonElement each : cell.getAsJsonObject().getAsJsonArray("outputs")) {
        JsonObject output = each.getAsJsonObject();
        switch (output.get("output_type").getAsString()) {
          case "stream" -> printed.append(text(output.get("text")));
          case "execute_result" ->
              values.add(text(output.getAsJsonObject("data").get("text/plain")));
          case "display_data" -> {
            JsonObject data = output.getAsJsonObject("data");
            if (data.has("image/svg+xml")) {
              assertThat(text(data.get("text/plain"))).contains("speed-up");
              pictures++;
            } else {
              // The place of a progress bar, which must have been cleared.
              assertThat(text(data.get("text/plain"))).isEmpty();
            }
          }
          default -> throw new AssertionError(output);
        }
      }
      all += printed;
      if (LINE.matcher(printed).find()) {
        runs.add(printed.toString());
      }
    }
    assertThat(all)
        .contains("ClassNotFoundException")
        .containsPattern("12/12 in .* on 2 workers \\(.*, 0 failed\\)");
    assertThat(pictures).isEqualTo(1);
    assertThat(runs).hasSize(2).allSatisfy(KernelIT::checkRun);
    assertThat(Iterables.getLast(values)).isEqualTo("[0, 1, 4, 9, 16, 25, 36, 49, 64, 81]");
  }

  private static void checkRun(String printed) {
    Set<String> items = new HashSet<>();
    Set<String> pids = new HashSet<>();
    Matcher matcher = LINE.matcher(printed);
    while (matcher.find()) {
      items.add(matcher.group(1));
      pids.add(matcher.group(2));
    }
    assertThat(items).hasSize(10);
    assertThat(pids).hasSizeGreaterThanOrEqualTo(2);
  }

  private static String text(JsonElement lines) {
    if (lines.isJsonPrimitive()) {
      return lines.getAsString();
    }
    StringBuilder text = new StringBuilder();
    lines.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }
}
