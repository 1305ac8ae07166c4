package dev.brine.pickle;

import dev.brine.error.Internal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Sizes as a person says them, in decimal units. */
@Internal
public final class ByteSize {
  private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB");

  private ByteSize() {}

  /** Two digits at least where there is a unit, such as {@code 1.2 MB}. */
  public static String of(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    BigDecimal size = BigDecimal.valueOf(bytes);
    for (String unit : UNITS) {
      size = size.movePointLeft(3);
      BigDecimal tenths = size.setScale(1, RoundingMode.HALF_UP);
      BigDecimal whole = size.setScale(0, RoundingMode.HALF_UP);
      if (tenths.compareTo(BigDecimal.TEN) < 0) {
        return tenths + " " + unit;
      }
      if (whole.compareTo(BigDecimal.valueOf(1000)) < 0 || unit.equals("TB")) {
        return whole + " " + unit;
      }
    }
    throw new IllegalStateException("no unit is left");
  }
}
