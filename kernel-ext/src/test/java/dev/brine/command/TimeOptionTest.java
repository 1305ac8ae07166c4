package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

@Timeout(30)
final class TimeOptionTest {

  @ParameterizedTest
  @CsvSource({"10s, PT10S", "500ms, PT0.5S", "2m, PT2M", "1h, PT1H", "7, PT7S"})
  void parse_time_isUnderstood(String text, Duration expected) {
    assertThat(TimeOption.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "0", "0ms", "-1s", "1d", "1.5s", "10 s", "99999999999s"})
  void parse_noTime_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeOption.parse(text))
        .withMessage("'%s' is not a time; write 10s, 500ms, 2m or 1h", text);
  }

  @Test
  void convert_noTime_tellsPicocli() {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new TimeOption().convert("soon"))
        .withMessageContaining("'soon' is not a time");
  }
}
