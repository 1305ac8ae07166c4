package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import dev.brine.task.TaskOutput;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What tasks show arrives where their map was begun, and who printed is known. */
@Timeout(60)
class ShownValuesTest {
  private static ProcessPool pool;
  private final List<@Nullable Object> shown = Collections.synchronizedList(new ArrayList<>());
  private TaskOutput.Sink before;

  @BeforeAll
  static void open() {
    pool = ProcessPool.of(2);
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @BeforeEach
  void install() {
    before = TaskOutput.Sink.install(shown::add);
  }

  @AfterEach
  void uninstall() {
    TaskOutput.Sink.install(before);
  }

  @Test
  void display_inATask_showsTheValueBeforeTheMapReturns() {
    List<Integer> results =
        pool.map(
            x -> {
              TaskOutput.display(List.of("item", x));
              return x;
            },
            List.of(1, 2, 3));
    assertThat(results).containsExactly(1, 2, 3);
    assertThat(shown)
        .containsExactlyInAnyOrder(List.of("item", 1), List.of("item", 2), List.of("item", 3));
  }

  @Test
  void display_pictureNullAndWhatCannotTravel_areShownAsFarAsTheyCan() {
    pool.forEach(
        x -> {
          TaskOutput.display(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB));
          TaskOutput.display(null);
          TaskOutput.display(Thread.currentThread());
        },
        List.of(1));
    assertThat(shown).hasSize(3);
    assertThat(shown.get(0))
        .isInstanceOfSatisfying(
            BufferedImage.class, image -> assertThat(image.getWidth()).isEqualTo(3));
    assertThat(shown.get(1)).isNull();
    assertThat(shown.get(2)).asString().startsWith("Thread[");
  }

  @Test
  void display_sinkReplacedMeanwhile_showsWhereTheMapWasBegun() throws Exception {
    MapResult<Integer> map =
        pool.amap(
            x -> {
              Thread.sleep(300);
              TaskOutput.display("late");
              return x;
            },
            List.of(1));
    List<Object> elsewhere = Collections.synchronizedList(new ArrayList<>());
    TaskOutput.Sink.install(elsewhere::add);
    map.get();
    assertThat(shown).containsExactly("late");
    assertThat(elsewhere).isEmpty();
  }

  /** Notes what is printed as {@code index:text}. */
  private static final class Notes implements MapOutput {
    final List<String> notes = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void printed(Source source, boolean error, String text) {
      text.lines().forEach(line -> notes.add(source.index() + ":" + line));
    }

    @Override
    public void shown(Source source, Supplier<@Nullable Object> value, int bytes) {
      notes.add(source.index() + ":shown " + value.get());
    }
  }

  @Test
  void P121_printingTo_manySmallTasks_knowsWhichItemPrinted() {
    Notes notes = new Notes();
    Fn<Integer, Integer> task =
        x -> {
          System.out.println("item " + x);
          TaskOutput.display(x);
          return x;
        };
    List<Integer> items = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      items.add(i);
      expected.add(i + ":item " + i);
      expected.add(i + ":shown " + i);
    }
    List<Outcome<Integer>> outcomes =
        FrontEnd.run(FrontEnd.printingTo(notes, pool), task, items, true);
    assertThat(outcomes).hasSize(500).allMatch(each -> each.pid() > 0);
    assertThat(notes.notes).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(shown).isEmpty();
  }

  @Test
  void everywhere_failingCall_hasAnOutcomeOfEachWorker() {
    List<Outcome<Integer>> outcomes =
        FrontEnd.everywhere(
            pool,
            () -> {
              throw new IllegalStateException("no");
            });
    assertThat(outcomes).hasSize(2).noneMatch(Outcome::isSuccess);
    assertThat(outcomes).extracting(Outcome::pid).doesNotHaveDuplicates();
  }

  @Test
  void start_collecting_goesOnAfterAFailure() throws Exception {
    MapResult<Integer> map = FrontEnd.start(pool, x -> 6 / x, List.of(0, 1, 2), false);
    map.toFuture().get();
    assertThat(map.outcomes()).extracting(Outcome::value).containsExactly(null, 6, 3);
    assertThat(map.isSuccessful()).isFalse();
  }
}
