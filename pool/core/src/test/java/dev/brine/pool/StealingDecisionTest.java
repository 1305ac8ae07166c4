package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.payload.Payload;
import dev.brine.pickle.Capture;
import dev.brine.task.Fn;
import dev.brine.wire.Frame;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From whom tasks are taken back, and when; {@link StealingTest} shows what comes of it. */
@Timeout(20)
class StealingDecisionTest {
  private final SimulatedClock clock = new SimulatedClock();
  private final Fleet fleet = new Fleet(new NoStarter(), clock, 0, () -> {});
  private final StillLink link = new StillLink();
  private final Worker busy = new Worker(1, link);
  private Stealing stealing;

  /** It has nothing to do. */
  private static final class NoStarter implements Starter {
    @Override
    public void start(int among) {}

    @Override
    public void close() {}
  }

  /** Counts how often tasks were asked for, and gives none away. */
  private static final class StillLink implements Link {
    private long begun = 1;
    private int asked;

    @Override
    public long pid() {
      return 1;
    }

    @Override
    public void send(List<? extends Frame> frames) {}

    @Override
    public long sentBytes() {
      return 0;
    }

    @Override
    public long receivedBytes() {
      return 0;
    }

    @Override
    public long lastBegun() {
      return begun;
    }

    @Override
    public long lastCalled() {
      return begun;
    }

    @Override
    public long takeBack(long from, long to) {
      asked++;
      return -1;
    }

    @Override
    public void kill() {}

    @Override
    public void awaitEnd(long nanos) {}
  }

  @BeforeEach
  @SuppressWarnings("NullAway") // the map is asked for no more than whether it goes everywhere
  void begin() {
    Fn<Integer, Integer> function = x -> x;
    MapRun run = new MapRun(true, new AllOutcomes(false), OptionalLong.empty(), null);
    ProcessFeed feed =
        new ProcessFeed(null, 1, Capture.of(function), Options.NONE, run, /* everywhere= */ false);
    for (int number = 1; number <= 3; number++) {
      Task task = new Task(feed, number, null, Payload.of(new byte[1]), 0);
      task.number = number;
      busy.inFlight.add(task);
    }
    Worker idle = new Worker(2, new StillLink());
    for (Worker each : List.of(busy, idle)) {
      assertThat(fleet.started(each)).isTrue();
      each.ready = true;
    }
    stealing = new Stealing(fleet, clock, (worker, asked) -> true, () -> stealing.run());
  }

  @Test
  void run_busyOneHasLittleAndGoesOn_keepsIt() {
    stealing.watch();
    link.begun = 2;
    clock.jump(2);
    assertThat(link.asked).isZero();
  }

  @Test
  void run_busyOneHasLittleAndStands_isAskedForIt() {
    stealing.watch();
    clock.jump(2);
    assertThat(link.asked).isEqualTo(1);
  }

  @Test
  void run_busyOneWentOnAndThenStands_isAskedAtTheSecondLook() {
    stealing.watch();
    link.begun = 2;
    clock.jump(2);
    stealing.watch();
    clock.jump(2);
    assertThat(link.asked).isEqualTo(1);
  }

  @Test
  void run_busyOneHasMuchAndGoesOn_isAskedForIt() {
    busy.estimate = TimeUnit.MILLISECONDS.toNanos(2);
    stealing.watch();
    link.begun = 2;
    clock.jump(2);
    assertThat(link.asked).isEqualTo(1);
  }
}
