package dev.brine.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person reads in the tool when something cannot travel: {@code refusals.txt} holds what is
 * typed, and after each {@code /pmap} the line that answers it.
 */
@Timeout(120)
final class JShellRefusalsIT {
  private static final String PROMPT = "> ";
  private static final String EXCEPTION = "|  Exception ";

  @TempDir private Path home;

  @Test
  void pmap_whatCannotTravel_saysWhereWhyAndWhatToDo() throws Exception {
    List<String> script =
        Resources.toString(
                Resources.getResource(JShellRefusalsIT.class, "refusals.txt"),
                StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    List<String> typed =
        script.stream()
            .filter(line -> line.startsWith(PROMPT))
            .map(line -> line.substring(PROMPT.length()))
            .toList();
    List<String> expected = script.stream().filter(line -> !line.startsWith(PROMPT)).toList();

    List<String> refused =
        PipedTool.run(home, ToolCommand.jshell(home, List.of()), typed)
            .lines()
            .filter(line -> line.contains(EXCEPTION))
            .map(line -> line.substring(line.indexOf(EXCEPTION) + EXCEPTION.length()))
            .toList();

    assertThat(expected).hasSizeGreaterThanOrEqualTo(15);
    assertThat(refused).containsExactlyElementsOf(expected);
  }
}
