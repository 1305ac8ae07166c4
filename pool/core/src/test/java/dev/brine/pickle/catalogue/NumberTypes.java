package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.equal;
import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Boxed values, numbers, strings. */
final class NumberTypes {
  private NumberTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels("Boolean", () -> true, identical()).value(),
        travels("Byte", () -> Byte.MIN_VALUE).value(),
        travels("Short", () -> Short.MIN_VALUE).value(),
        travels("Character", () -> '\uD83D').value(),
        travels("Integer", () -> Integer.MIN_VALUE).value(),
        travels("Long", () -> Long.MIN_VALUE).value(),
        travels("Float negative zero", () -> -0.0f).value(),
        travels("Double NaN", () -> Double.NaN).value(),
        travels("Double negative zero", () -> -0.0).value(),
        travels("String empty", () -> "").value(),
        travels("String of all kinds of characters", () -> "a\u0000\u00e9\u20ac\ud83d\ude00\n")
            .value(),
        travels("String with a lone surrogate", () -> "x\ud83dy").value(),
        travels("String of a million characters", () -> "\u00e4b".repeat(500_000)).value(),
        travels("BigInteger", () -> BigInteger.TWO.pow(200).negate()).value(),
        travels("BigInteger zero", () -> BigInteger.ZERO).value(),
        travels("BigDecimal keeps its scale", () -> new BigDecimal("1.500")).value(),
        travels("BigDecimal with negative scale", () -> new BigDecimal("12e+30")).value(),
        travels("MathContext", () -> new MathContext(7, RoundingMode.HALF_EVEN), equal()).value(),
        travels("RoundingMode", () -> RoundingMode.UP, identical()),
        travels(
            "subclass of BigInteger",
            () -> new Money("12", "EUR"),
            (sent, back) -> {
              sameClass(sent, back);
              same(sent, back);
              same("EUR", back.currency);
            }),
        travels("Object without anything", Object::new, (sent, back) -> sameClass(sent, back)));
  }

  /** A user's number that knows more than its digits. */
  private static final class Money extends BigInteger {
    private static final long serialVersionUID = 1L;

    final String currency;

    Money(String digits, String currency) {
      super(digits);
      this.currency = currency;
    }
  }
}
