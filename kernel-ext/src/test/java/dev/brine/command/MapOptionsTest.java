package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

@Timeout(30)
class MapOptionsTest {
  @Command(name = "map")
  private static final class AnyCommand {
    @Mixin private MapOptions map = new MapOptions();
  }

  private static MapOptions parse(String line) {
    AnyCommand command = new AnyCommand();
    new CommandLine(command).parseArgs(line.isEmpty() ? new String[0] : line.split(" ", -1));
    command.map.check();
    return command.map;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | dev.brine.Brine.pool().map(",
        "-n 4 -t 2s |"
            + " dev.brine.Brine.pool().limit(4).timeout(java.time.Duration.ofMillis(2000)).map(",
        "--batch 3 --unordered --retries 0 --seed -7"
            + " | dev.brine.Brine.pool().batch(3).unordered().retries(0).seed(-7L).map(",
        "--on-error collect | dev.brine.Brine.pool().outcomes(",
        "--async --pool big | dev.brine.pool.Pools.get(\"big\").amap(",
        "--pool spark://h:7077 | dev.brine.pool.Pools.get(\"spark://h:7077\").map("
      })
  void call_options_areViewsOfThePublicApi(String line, String call) {
    assertThat(parse(line).call()).isEqualTo(call);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-n 0 | --workers must be at least 1, not 0",
        "--batch 0 | --batch must be at least 1, not 0",
        "--retries -1 | --retries must be at least 0, not -1",
        "--on-error stop | it is fail or collect, not 'stop'",
        "-t 0s | '0s' is not a time"
      })
  void check_valueWithoutMeaning_isRefused(String line, String message) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(message);
  }
}
