package dev.brine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.error.BrineException;
import dev.brine.task.Outcome;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@Timeout(30)
class TimelineTest {
  private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Outcome<Integer>> outcomes = new ArrayList<>();

  /** One more task; times in milliseconds. */
  private void task(long pid, long begun, long work, long overhead, boolean fails) {
    Outcome.Run run =
        new Outcome.Run(
            pid, BEGUN.plusMillis(begun), Duration.ofMillis(work), Duration.ofMillis(overhead));
    long index = outcomes.size();
    outcomes.add(
        fails
            ? Outcome.failure(index, new BrineException("<no>"), 1, run)
            : Outcome.success(index, 1, 1, run));
  }

  private Timeline timeline(long wall) {
    return Timeline.of(BEGUN, Duration.ofMillis(wall), outcomes);
  }

  private String sentence(long wall) {
    return Speed.of(timeline(wall)).sentence();
  }

  @Test
  void N7_sentence_busyWorkers_saysSo() {
    task(1, 0, 980, 0, false);
    task(2, 0, 960, 0, false);
    assertThat(sentence(1000))
        .isEqualTo("speed-up 1.9 on 2 workers: the workers were busy 97 % of the time");
  }

  @Test
  void N7_sentence_readingAndWriting_isNamed() {
    task(1, 0, 200, 700, false);
    task(2, 0, 300, 600, false);
    assertThat(sentence(1000))
        .startsWith("speed-up 0.5 on 2 workers: 65 % of the workers' time went into reading items");
  }

  @Test
  void N7_sentence_straggler_isNamedByItsItem() {
    task(1, 0, 100, 0, false);
    task(2, 0, 1000, 0, false);
    assertThat(sentence(1000))
        .isEqualTo(
            "speed-up 1.1 on 2 workers: 45 % of the workers' time was spent waiting for the last"
                + " tasks; item 1 alone took 1.0 s");
  }

  @Test
  void N7_sentence_lateStartAndGaps_areNamed() {
    task(1, 600, 400, 0, false);
    assertThat(sentence(1000))
        .contains("60 % of the workers' time was spent waiting for the first");
    outcomes.clear();
    task(1, 0, 100, 0, false);
    task(1, 900, 100, 0, false);
    assertThat(sentence(1000)).contains("80 % of the workers' time was spent waiting for the next");
  }

  @Test
  void sentence_tasksThatNobodyTimed_saysThatNothingIsKnown() {
    outcomes.add(Outcome.success(0, 1, 1, Outcome.Run.NONE));
    assertThat(timeline(10).content())
        .isEqualTo(Content.of("where the time went is not known: no task told when it ran"));
  }

  @Test
  void N7_svg_showsAWorkersTasksTheirSerializationAndFailures() throws Exception {
    task(11, 0, 400, 100, false);
    task(12, 0, 100, 0, true);
    for (int i = 0; i < 20_000; i++) {
      task(12, 200 + i / 100, 0, 0, false);
    }
    String svg = timeline(500).content().rich().get("image/svg+xml");
    assertThat(svg.length()).as("many small tasks are drawn together").isLessThan(100_000);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(svg)
        .contains(">pid 11<", ">pid 12<", "item 0: 0.40 s<", "item 1: 0.10 s, failed<")
        .contains("reading and writing for item 0")
        .contains("speed-up ");
  }

  @Test
  void text_drawsALineForEachWorker() {
    task(1, 0, 500, 0, false);
    task(2, 500, 500, 0, false);
    assertThat(timeline(1000).content().text().lines().toList())
        .startsWith(
            "pid 1       |###############################                             |"
                .replace("###############################", "#".repeat(30) + "-"),
            "pid 2       |" + " ".repeat(30) + "#".repeat(30) + "|");
  }

  @Test
  void P18_hint_workLessThanTheTimeOfALongMap_isGiven() {
    task(1, 100, 10, 300, false);
    task(2, 100, 10, 300, false);
    assertThat(timeline(1000).hint())
        .hasValueSatisfying(line -> assertThat(line).contains("own work took 0.02 s"));
    task(1, 500, 900, 0, false);
    assertThat(timeline(1000).hint()).isEmpty();
  }

  @Test
  void P18_hint_tasksOnABusyMachine_isNotGiven() {
    task(1, 0, 50, 0, false);
    task(1, 900, 50, 0, false);
    assertThat(timeline(1000).hint()).isEmpty();
  }

  @Test
  void P18_hint_shortMap_isNotGiven() {
    task(1, 100, 1, 1, false);
    assertThat(timeline(400).hint()).isEmpty();
  }
}
