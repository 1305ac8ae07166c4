package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.by;
import static dev.brine.pickle.catalogue.Checks.equal;
import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Currency;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Small things of java.util. */
final class UtilTypes {
  private UtilTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels("UUID", () -> new UUID(-1, 2)).value(),
        travels("Currency", () -> Currency.getInstance("JPY"), identical()),
        travels("TimeUnit", () -> TimeUnit.SECONDS, identical()),
        travels("Optional", () -> Optional.of(List.of("x")), equal()).value(),
        travels("Optional.empty", () -> Optional.empty(), equal()).value(),
        travels("OptionalInt", () -> OptionalInt.of(-1), equal()).value(),
        travels("OptionalLong", () -> OptionalLong.of(1L << 40), equal()).value(),
        travels("OptionalDouble", () -> OptionalDouble.of(-0.0), equal()).value(),
        travels("OptionalInt.empty", OptionalInt::empty, equal()).value(),
        travels(
            "Random in the middle of its sequence",
            () -> {
              Random random = new Random(42);
              double first = random.nextGaussian();
              that(!Double.isNaN(first), "no number");
              return random;
            },
            (sent, back) -> {
              sameClass(sent, back);
              same(sent.nextGaussian(), back.nextGaussian());
              same(sent.nextLong(), back.nextLong());
            }),
        travels(
            "SplittableRandom",
            () -> {
              SplittableRandom random = new SplittableRandom(42);
              return random.split();
            },
            (sent, back) -> {
              sameClass(sent, back);
              same(sent.nextLong(), back.nextLong());
              same(sent.split().nextLong(), back.split().nextLong());
            }),
        travels(
            "SecureRandom",
            SecureRandom::new,
            (sent, back) -> {
              sameClass(sent, back);
              long first = back.nextLong();
              that(first != back.nextLong(), "it is not random");
            }),
        travels("ThreadLocalRandom", ThreadLocalRandom::current, identical()),
        refused(
            "RandomGenerator L64X128MixRandom",
            () -> RandomGenerator.of("L64X128MixRandom"),
            "inside the task"),
        travels(
            "IntSummaryStatistics",
            () -> IntStream.of(3, 1, 2).summaryStatistics(),
            (sent, back) -> {
              sameClass(sent, back);
              same(sent.toString(), back.toString());
              back.accept(10);
              same(new IntSummaryStatistics(4, 1, 10, 16).toString(), back.toString());
            }),
        travels("IntSummaryStatistics empty", IntSummaryStatistics::new, by(Object::toString)),
        travels(
            "LongSummaryStatistics",
            () -> LongStream.of(3, 1L << 40).summaryStatistics(),
            by(LongSummaryStatistics::toString)),
        travels(
            "DoubleSummaryStatistics",
            () -> DoubleStream.of(0.1, 0.2, 0.3, 1e16, -1e16).summaryStatistics(),
            by(
                statistics -> {
                  String before = statistics.toString();
                  statistics.accept(0.7);
                  return List.of(before, statistics.getSum(), statistics.getAverage());
                })),
        travels(
            "DoubleSummaryStatistics empty", DoubleSummaryStatistics::new, by(Object::toString)),
        refused("Base64.Encoder", Base64::getMimeEncoder, "inside the task"),
        refused("Base64.Decoder", Base64::getUrlDecoder, "inside the task"),
        refused("ServiceLoader", () -> ServiceLoader.load(Runnable.class), "inside the task"),
        refused("ResourceBundle", UtilTypes::bundle, "inside the task"),
        refused("Runtime", Runtime::getRuntime, "inside the task"));
  }

  private static Object bundle() {
    return new ListResourceBundle() {
      @Override
      protected Object[][] getContents() {
        return new Object[][] {{"key", "value"}};
      }
    };
  }
}
