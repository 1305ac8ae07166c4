package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With which options workers start. */
@Timeout(20)
class WorkerCommandTest {
  /** What the system, or the container, has, in mebibytes. */
  private static final long MEMORY =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20;

  private static List<String> command(PoolSettings settings) {
    return WorkerCommand.of(settings, Path.of("/nowhere"), 1, List.of()).command();
  }

  /** The number in the only option that begins like this. */
  private static long number(List<String> command, String begin) {
    List<String> numbers =
        command.stream()
            .filter(each -> each.startsWith(begin))
            .map(each -> each.substring(begin.length()).replaceAll("m$", ""))
            .toList();
    assertThat(numbers).hasSize(1);
    return Long.parseLong(numbers.get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void P120_of_anyNumberOfWorkers_doNotNeedMoreThanThereIs(int workers) {
    List<String> command = command(PoolSettings.configured().withWorkers(workers));
    assertThat(workers * number(command, "-Xmx")).isLessThanOrEqualTo(Math.max(MEMORY / 2, 512));
    long processors = number(command, "-XX:ActiveProcessorCount=");
    assertThat(processors).isPositive();
    assertThat(processors == 1 || workers * processors <= processors()).isTrue();
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Test
  void of_usersOptions_followBrinesOwnSoThatTheyWin() {
    List<String> command =
        command(
            PoolSettings.configured()
                .withHeap("100m")
                .withJvmArguments(List.of("-XX:ActiveProcessorCount=7")));
    assertThat(command).contains("-Xmx100m");
    assertThat(command.lastIndexOf("-XX:ActiveProcessorCount=7"))
        .isGreaterThan(command.indexOf("-Xmx100m"))
        .isLessThan(command.indexOf("-cp"));
  }

  @Test
  void of_environment_hasTheUsersAndNoOptionsOfTheSession() {
    ProcessBuilder builder =
        WorkerCommand.of(
            PoolSettings.configured().withEnvironment(Map.of("K", "V")),
            Path.of("/nowhere"),
            1,
            List.of());
    assertThat(builder.environment()).containsEntry("K", "V").doesNotContainKey("JDK_JAVA_OPTIONS");
  }
}
