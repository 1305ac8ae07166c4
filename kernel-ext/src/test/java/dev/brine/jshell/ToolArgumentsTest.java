package dev.brine.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class ToolArgumentsTest {
  private static final String JAR = "brine.jar";
  private static final String JOINED = "lib" + File.pathSeparator + JAR;

  private static List<String> of(String... typed) {
    return ToolArguments.of(List.of(typed), JAR);
  }

  @Test
  void of_nothingTyped_addsOwn() {
    assertThat(of())
        .containsExactly(
            "-C-XDforceSerializable",
            "-C-g",
            "--class-path=" + JAR,
            "--execution=" + EngineProvider.NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--class-path", "-class-path", "-c", "--class"})
  void of_classPathInTwoWords_isExtended(String option) {
    assertThat(of(option, "lib", "a.jsh"))
        .endsWith(option, JOINED, "a.jsh")
        .doesNotContain("--class-path=" + JAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--class-path=", "-c="})
  void of_classPathInOneWord_isExtended(String option) {
    assertThat(of(option + "lib")).endsWith(option + JOINED).doesNotContain("--class-path=" + JAR);
  }

  @Test
  void of_otherOptions_areUntouched() {
    String[] typed = {"-C-Xlint", "-R", "-cp", "--startup", "-c", "-v", "-", "--", "-c"};

    assertThat(of(typed)).endsWith(typed).contains("--class-path=" + JAR);
  }

  @Test
  void of_executionGiven_isPutBehindOurs() {
    assertThat(of("--execution", "local")).endsWith("--execution", "brine:engine(local)");
    assertThat(of("--execution=jdi:launch(true)"))
        .endsWith("--execution=brine:engine(jdi:launch(true))");
  }

  @Test
  void extend_argumentsOfEnv_keepTheJar() {
    ClassPathOption option = new ClassPathOption(JAR);

    assertThat(option.extend(List.of("-class-path", "lib", "-module-path", "m")))
        .containsExactly("-class-path", JOINED, "-module-path", "m");
    assertThat(option.extend(List.of())).isEmpty();
  }
}
