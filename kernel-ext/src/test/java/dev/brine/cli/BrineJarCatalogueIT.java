package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.internal.InternalFutureFailureAccess;
import dev.brine.pickle.catalogue.TypeCatalogue;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The catalogue of types against the jar that users have, in which Guava has another name, with the
 * Guava of a user beside it.
 */
@Timeout(600)
final class BrineJarCatalogueIT {
  private static final Pattern SUMMARY = Pattern.compile("(\\d+) rows, (\\d+) wrong");

  @TempDir private Path folder;

  @Test
  void D74_roundTrip_withTheShadedJar_eachTypeComesBackEqualOrIsRefused() throws Exception {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                TypeCatalogue.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(500, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }

    String text = Files.readString(output);
    assertThat(text.lines().filter(line -> !line.startsWith("ok ")).toList())
        .as("what the catalogue says of wrong rows")
        .noneMatch(line -> line.startsWith("WRONG"));
    Matcher summary = SUMMARY.matcher(text);
    assertThat(summary.results().map(MatchResult::group).toList()).hasSize(1);
    assertThat(summary.reset().find()).isTrue();
    assertThat(Integer.parseInt(summary.group(1))).isGreaterThanOrEqualTo(700);
    assertThat(process.exitValue()).isZero();
  }

  /** Nothing of the engine but the shaded jar, and what the catalogue itself is in. */
  private static String classPath() throws Exception {
    List<String> all =
        List.of(
            Path.of(System.getProperty("brine.jar")).toString(),
            place(TypeCatalogue.class),
            place(ImmutableList.class),
            place(InternalFutureFailureAccess.class));
    assertThat(all).doesNotHaveDuplicates();
    return String.join(File.pathSeparator, all);
  }

  private static String place(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
