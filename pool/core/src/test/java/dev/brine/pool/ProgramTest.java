package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pools in programs other than notebooks and JShell, and what their environment says. */
@Timeout(90)
class ProgramTest {
  private static final String SCRIPT =
      """
      import dev.brine.pool.Pool;
      import dev.brine.pool.ProcessPool;
      import java.util.List;

      public class Script {
        static int factor = 1;

        record Product(int value) {}

        static Product times(int x) {
          return new Product(x * factor);
        }

        public static void main(String[] arguments) throws Exception {
          factor = 7;
          try (Pool pool = ProcessPool.of(2)) {
            List<Product> products = pool.map(x -> times(x), List.of(1, 2));
            System.out.println(products + " " + pool.map(Product::value, products));
          }
        }
      }
      """;

  @TempDir private Path directory;
  private Path temporary;

  @BeforeEach
  void makeDirectory() throws Exception {
    temporary = Files.createDirectory(directory.resolve("temporary"));
  }

  /** What it prints; it must end well and leave no file. */
  private List<String> run(List<String> before, Map<String, String> environment, String... program)
      throws Exception {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-XX:-UsePerfData",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path")));
    command.addAll(List.of(program));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("BRINE_"));
    builder.environment().putAll(environment);
    Path said = directory.resolve("said");
    Process process = builder.redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
      List<String> lines = Files.readAllLines(said);
      assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
      assertThat(temporary).isEmptyDirectory();
      return lines;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private List<String> run(String... program) throws Exception {
    return run(List.of(), Map.of(), program);
  }

  @Test
  void P60_map_scriptFile_itsClassesTravel() throws Exception {
    Path script = Files.writeString(directory.resolve("Script.java"), SCRIPT);
    assertThat(run(script.toString()))
        .containsExactly("[Product[value=7], Product[value=14]] [7, 14]");
  }

  @Test
  void P60_P53_main_returnsWithAnOpenPool_endsAndLeavesNothing() throws Exception {
    assertThat(run(Program.class.getName(), "leave")).containsExactly("[1, 2, 3, 4]");
  }

  @Test
  void P83_exit_taskStillRuns_endsWithTheProgram() throws Exception {
    assertThat(run(Program.class.getName(), "exit")).containsExactly("[2]");
  }

  @Test
  void P120_workers_oneProcessorIsAllowed_areOne() throws Exception {
    assertThat(run(List.of("taskset", "-c", "0"), Map.of(), Program.class.getName(), "limits"))
        .singleElement()
        .asString()
        .matches("\\[\\[1, \\d+]]");
  }

  @Test
  void P120_environment_namesWorkersAndHeap_isObeyed() throws Exception {
    Map<String, String> environment = Map.of("BRINE_WORKERS", "3", "BRINE_HEAP", "100m");
    assertThat(run(List.of(), environment, Program.class.getName(), "limits"))
        .singleElement()
        .asString()
        .matches("\\[(\\[\\d+, (9\\d|100)](, )?){3}]");
  }

  @Test
  void P120_properties_namedBesideTheEnvironment_win() throws Exception {
    Map<String, String> environment = Map.of("BRINE_WORKERS", "3", "BRINE_HEAP", "100m");
    String[] program = {"-Dbrine.workers=1", "-Dbrine.heap=64m", Program.class.getName(), "limits"};
    assertThat(run(List.of(), environment, program))
        .singleElement()
        .asString()
        .matches("\\[\\[\\d+, (5\\d|6[0-4])]]");
  }
}
