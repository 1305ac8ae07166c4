package dev.brine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.pool.MapOutput.Source;
import dev.brine.report.GroupedOutput.Order;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupedOutputTest {
  private final GroupedOutput output = new GroupedOutput();
  private final RecordedAreas display = new RecordedAreas();

  @BeforeEach
  void print() {
    output.printed(new Source(2, 72, 3), false, "three\n");
    output.printed(new Source(1, 71, 0), false, "zero\n");
    output.printed(new Source(2, 72, 3), false, "more of three\n");
    output.printed(new Source(1, 71, -1), false, "stray\n");
    output.printed(new Source(1, 71, 0), true, "error of zero\n");
  }

  @Test
  void P121_time_isAsItCame() {
    output.print(Order.TIME, display);
    assertThat(display.printed()).isEqualTo("three\nzero\nmore of three\nstray\n");
    assertThat(display.printedErrors()).isEqualTo("error of zero\n");
  }

  @Test
  void P121_task_isInTheOrderOfTheItems() {
    output.print(Order.TASK, display);
    assertThat(display.printed())
        .isEqualTo(
            """
            [item 0, worker 1]
            zero
            [item 3, worker 2]
            three
            more of three
            [no item, worker 1]
            stray
            """);
    assertThat(display.printedErrors()).isEqualTo("error of zero\n");
  }

  @Test
  void P121_worker_isInTheOrderOfTheWorkers() {
    output.print(Order.WORKER, display);
    assertThat(display.printed())
        .isEqualTo(
            """
            [worker 1, pid 71]
            zero
            stray
            [worker 2, pid 72]
            three
            more of three
            """);
  }

  @Test
  void print_flood_isCutAndCounted() {
    String line = "x".repeat(1023) + "\n";
    for (int i = 0; i < 10_000; i++) {
      output.printed(new Source(1, 71, 0), false, line);
    }
    output.print(Order.TIME, display);
    assertThat(display.printed().length()).isLessThan(9_000_000);
    assertThat(display.printed()).containsPattern("\\[\\d+ lines of output were cut]");
  }
}
