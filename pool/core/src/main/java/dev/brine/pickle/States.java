package dev.brine.pickle;

import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/**
 * The classes of the JDK that hold nothing but values, though they do not say how to write them.
 */
final class States {
  private static final Set<String> NAMES =
      Set.of(
          SplittableRandom.class.getName(),
          IntSummaryStatistics.class.getName(),
          LongSummaryStatistics.class.getName(),
          DoubleSummaryStatistics.class.getName(),
          StringJoiner.class.getName(),
          "java.time.format.DateTimeFormatter",
          "java.time.format.DecimalStyle",
          "java.time.format.DateTimeTextProvider",
          "java.util.stream.Collectors$CollectorImpl");

  private static final Set<String> WITH_NESTED =
      Set.of(
          "java.util.SplittableRandom$",
          "java.time.format.DateTimeFormatterBuilder$",
          "java.time.format.DateTimeTextProvider$");

  private States() {}

  static boolean contains(Class<?> type) {
    return !type.isRecord()
        && (NAMES.contains(type.getName())
            || WITH_NESTED.stream().anyMatch(type.getName()::startsWith));
  }
}
