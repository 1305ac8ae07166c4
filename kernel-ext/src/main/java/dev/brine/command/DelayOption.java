package dev.brine.command;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time as {@link TimeOption} does, and 0 and {@code never} besides. */
final class DelayOption implements ITypeConverter<Duration> {
  /** Longer than anybody waits. */
  static final Duration NEVER = ChronoUnit.FOREVER.getDuration();

  @Override
  public Duration convert(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    try {
      return text.equals("never") ? NEVER : TimeOption.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage() + ", 0 or never");
    }
  }
}
