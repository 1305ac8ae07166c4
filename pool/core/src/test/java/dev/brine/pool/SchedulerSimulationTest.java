package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The scheduler keeps its promises whatever workers, users and time do, and in which order. A
 * schedule that shows otherwise is made short and printed; {@code -Dbrine.schedules} and {@code
 * -Dbrine.schedules.seed} ask for more of them, or for others.
 */
class SchedulerSimulationTest {
  /** The same schedules each time, so that a build says the same. */
  private static final long SEED = Long.getLong("brine.schedules.seed", 20_261_125);

  private static final int MANY = Integer.getInteger("brine.schedules", 100_000);

  /** A fault that stays unseen for so many schedules would stay unseen in the build. */
  private static final int FEW = 2_000;

  private static final int STEPS = 60;

  @Test
  @Timeout(600)
  void scheduler_anyOrderOfEvents_keepsItsPromises() {
    OptionalLong failing = firstFailing(SEED, MANY, SimulationFault.NONE);
    if (failing.isPresent()) {
      fail(told(failing.getAsLong(), SimulationFault.NONE));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  @Timeout(60)
  void scheduler_withAFault_isCaught(SimulationFault fault) {
    OptionalLong failing = firstFailing(SEED, FEW, fault);
    assertThat(failing).isPresent();
    assertThat(told(failing.getAsLong(), fault)).contains("seed", "WRONG");
  }

  /** The seed of a schedule that goes wrong, of so many. */
  private static OptionalLong firstFailing(long seed, int schedules, SimulationFault fault) {
    return LongStream.range(seed, seed + schedules)
        .parallel()
        .filter(each -> new Simulation(each, STEPS, fault, null).run() != null)
        .findFirst();
  }

  /** What happens in a schedule, with as few events as it still goes wrong with. */
  private static String told(long seed, SimulationFault fault) {
    int steps = 0;
    while (steps < STEPS && new Simulation(seed, steps, fault, null).run() == null) {
      steps++;
    }
    List<String> story = new ArrayList<>();
    String violation = new Simulation(seed, steps, fault, story).run();
    return "seed %d, %d steps: %s%n%s".formatted(seed, steps, violation, String.join("\n", story));
  }
}
