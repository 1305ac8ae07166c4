package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.jupyter.JupyterTools.Finished;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kernel in Jupyter as a person uses it, in Chromium; run by the Maven profile {@code browser},
 * which says where the screenshots go.
 */
@EnabledIfSystemProperty(
    named = "brine.browser",
    matches = ".+",
    disabledReason = "needs a browser: mvn -Pbrowser verify")
@Timeout(400)
class BrowserIT {
  @TempDir private Path home;

  @Test
  void quickstart_inBrowser_runsShowsAndStops() throws Exception {
    JupyterTools tools = new JupyterTools(home);
    Path served = Files.createDirectories(home.resolve("served"));
    Finished finished =
        tools.python(
            "browser.py",
            JupyterTools.root().resolve("notebooks/quickstart.ipynb").toString(),
            served.toString(),
            Path.of(System.getProperty("brine.browser")).toAbsolutePath().toString());
    assertThat(finished.exitCode()).as(finished.output()).isZero();
    assertThat(tools.leftBehind()).isEmpty();
  }
}
