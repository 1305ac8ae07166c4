package dev.brine.command;

import com.google.common.collect.ImmutableMap;
import dev.brine.error.Internal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a time as people type it: {@code 10s}, {@code 500ms}, {@code 2m}, {@code 1h}, or seconds.
 */
@Internal
public final class TimeOption implements ITypeConverter<Duration> {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");
  private static final Map<String, ChronoUnit> UNITS =
      ImmutableMap.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS);

  /**
   * The time that the text means.
   *
   * @throws IllegalArgumentException if it means none, or none that is more than zero
   */
  public static Duration parse(String text) {
    Matcher matcher = TIME.matcher(text);
    if (matcher.matches()) {
      String unit = matcher.group(2) == null ? "s" : matcher.group(2);
      Duration time = Duration.of(Long.parseLong(matcher.group(1)), UNITS.get(unit));
      if (!time.isZero()) {
        return time;
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not a time; write 10s, 500ms, 2m or 1h".formatted(text));
  }

  @Override
  public Duration convert(String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
