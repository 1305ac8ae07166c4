package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class PmapLineTest {

  @Test
  void parse_noOptions_textIsUntouched() {
    PmapLine line = PmapLine.parse("x -> x * x,  List.of(1, 2)");

    assertThat(line.name()).isNull();
    assertThat(line.text()).isEqualTo("x -> x * x,  List.of(1, 2)");
    assertThat(line.start()).isZero();
    assertThat(line.source()).isEqualTo("dev.brine.Brine.pmap(x -> x * x,  List.of(1, 2))");
  }

  @Test
  void parse_optionsAndName_areTakenOff() {
    PmapLine line = PmapLine.parse("-n 2  -t 500ms ys = f, xs");

    assertThat(line.name()).isEqualTo("ys");
    assertThat(line.text()).isEqualTo("f, xs");
    assertThat(line.start()).isEqualTo(20);
    assertThat(line.source())
        .isEqualTo(
            "var ys = dev.brine.Brine.pool().limit(2)"
                + ".timeout(java.time.Duration.ofMillis(500)).map(f, xs);");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-n4 f, xs | .limit(4)",
        "-n=4 f, xs | .limit(4)",
        "--workers 4 f, xs | .limit(4)",
        "--timeout=2m f, xs | .timeout(java.time.Duration.ofMillis(120000))",
        "-t 3 f, xs | .timeout(java.time.Duration.ofMillis(3000))",
        "--batch 5 f, xs | .batch(5)",
        "--retries=2 f, xs | .retries(2)",
        "--seed -7 f, xs | .seed(-7L)",
        "--unordered f, xs | .unordered()",
        "--unordered --seed=1 -n 2 f, xs | .limit(2).unordered().seed(1L)",
      })
  void source_optionInAnyForm_isOneOfThePool(String typed, String view) {
    assertThat(PmapLine.parse(typed).source())
        .isEqualTo("dev.brine.Brine.pool()%s.map(f, xs)".formatted(view));
  }

  @Test
  void source_namedPool_isThatPool() {
    assertThat(PmapLine.parse("--pool spark://host:7077 --retries 1 f, xs").source())
        .isEqualTo("dev.brine.pool.Pools.get(\"spark://host:7077\").retries(1).map(f, xs)");
  }

  @Test
  void source_collect_isAllOutcomes() {
    assertThat(PmapLine.parse("--on-error collect f, xs").source())
        .isEqualTo("dev.brine.Brine.pool().outcomes(f, xs)");
    assertThat(PmapLine.parse("--on-error=collect -n 1 f, xs").source())
        .isEqualTo("dev.brine.Brine.pool().limit(1).outcomes(f, xs)");
  }

  @Test
  void source_whatOnlyConcernsTheShow_isNotInTheJava() {
    PmapLine line = PmapLine.parse("-v --progress-after 500ms f, xs");

    assertThat(line.source()).isEqualTo("dev.brine.Brine.pmap(f, xs)");
    assertThat(line.verbose()).isTrue();
    assertThat(line.progressAfter()).isEqualTo(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "größe = f, xs | größe | f, xs",
        "ys=f, xs | ys | f, xs",
        "a == b ? f : g, xs | | a == b ? f : g, xs",
        "x -> x == 1, xs | | x -> x == 1, xs",
        "f, ys = xs | | f, ys = xs",
        "(x) -> -x, xs | | (x) -> -x, xs",
      })
  void parse_name_isTakenOnlyAtTheHead(String typed, String name, String text) {
    PmapLine line = PmapLine.parse(typed);

    assertThat(line.name()).isEqualTo(name);
    assertThat(line.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-n 0 f, xs | --workers must be at least 1, not 0",
        "--batch 0 f, xs | --batch must be at least 1, not 0",
        "--retries -1 f, xs | --retries must be at least 0, not -1",
        "--on-error ignore f, xs | Invalid value for option '--on-error':"
            + " it is fail or collect, not 'ignore'",
        "--out ys f, xs | --out is not for this: write the variable in front: name = function, items",
        "--dry-run f, xs | --dry-run is not for this:"
            + " see what would travel with: brine explain function, items",
        "-n x -> x, xs | Invalid value for option '--workers': 'x' is not an int",
        "-t soon f, xs | Invalid value for option '--timeout':"
            + " 'soon' is not a time; write 10s, 500ms, 2m or 1h",
        "-z f, xs | Unknown option: '-z'",
        "-n | Missing required parameter for option '--workers' (N)",
        "-n 1 -n 2 f, xs | option '--workers' (N) should be specified only once",
      })
  void parse_wrongOption_isToldInOneLine(String typed, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PmapLine.parse(typed))
        .withMessage(message);
  }

  @Test
  void parse_nothing_hasNoText() {
    assertThat(PmapLine.parse("").text()).isEmpty();
    assertThat(PmapLine.parse(" -n 2 ").text()).isEmpty();
  }

  @Test
  void source_commentAtTheEnd_doesNotSwallowTheBracket() {
    assertThat(PmapLine.parse("f, xs // all of them").source())
        .isEqualTo("dev.brine.Brine.pmap(f, xs // all of them\n)");
  }

  @Test
  void parse_severalLines_keepsThem() {
    assertThat(PmapLine.parse("-n 1 x -> {\n  return x;\n}, xs").text())
        .isEqualTo("x -> {\n  return x;\n}, xs");
  }
}
