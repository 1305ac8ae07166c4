package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.pickle.catalogue.SessionLoader;
import dev.brine.pickle.generated.Kind;
import dev.brine.pickle.generated.Plan;
import dev.brine.pickle.generated.PlanGenerator;
import dev.brine.pickle.generated.Shrinker;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random graphs come back as they were: the same classes, plain values, aliases, order, and
 * containers that find their keys. A failing graph is made small and printed.
 */
class GeneratedGraphsTest {
  /** The same graphs each time, unless another seed is given, so that a build says the same. */
  private static final long SEED = Long.getLong("brine.graphs.seed", 20_261_125);

  private static final int MANY = Integer.getInteger("brine.graphs", 10_000);
  private static final int CAPTURED = MANY / 20;
  private static final int ELSEWHERE = MANY / 30;
  private static final int SMALL = 60;

  /** One in a hundred graphs is large, and one in five hundred huge. */
  private static final int LARGE = 400;

  private static final int HUGE = 2_000;

  /** So many graphs are items of one map. */
  private static final int OF_ONE_MAP = 100;

  private final List<Kind> kinds = PlanGenerator.withJdk(new SessionLoader().kinds());

  private final PlanGenerator stateful = new PlanGenerator(kinds);

  /** For graphs that travel without the state of enum constants. */
  private final PlanGenerator stateless =
      new PlanGenerator(
          kinds.stream().filter(kind -> !kind.toString().equals("constant with state")).toList());

  private int refused;
  private int objects;

  @BeforeAll
  static void printSeed() {
    System.out.println("Generated graphs: -Dbrine.graphs.seed=" + SEED);
  }

  @Test
  @Timeout(400)
  void roundTrip_asItems_isTheSame() {
    ItemJourney journey = new ItemJourney();
    for (int i = 0; i < MANY; i++) {
      if (i % OF_ONE_MAP == 0) {
        journey.close();
        journey = new ItemJourney();
      }
      Plan plan = plan(stateless, i);
      if (!hasArrived(journey, plan, i, stateless)) {
        // A map ends with a refused item.
        journey.close();
        journey = new ItemJourney();
      }
    }
    journey.close();
    assertThat(refused).isLessThan(MANY / 25);
    assertThat(objects).isGreaterThan(MANY * SMALL / 3);
  }

  @Test
  @Timeout(400)
  void roundTrip_asCapturedValues_isTheSame() {
    for (int i = 0; i < CAPTURED; i++) {
      hasArrived(new CapturedJourney(), plan(stateful, i), i, stateful);
    }
    assertThat(refused).isLessThan(CAPTURED / 20);
  }

  @Test
  @Timeout(400)
  void roundTrip_throughAnotherJvm_isTheSame() throws IOException {
    try (ElsewhereJourney journey = new ElsewhereJourney()) {
      for (int i = 0; i < ELSEWHERE; i++) {
        hasArrived(journey, plan(stateless, i), i, stateless);
      }
    }
    assertThat(refused).isLessThan(ELSEWHERE / 20);
  }

  private static Plan plan(PlanGenerator generator, int number) {
    Random random = new Random(SEED + number);
    int size = number % 500 == 0 ? HUGE : number % 100 == 0 ? LARGE : 1 + random.nextInt(SMALL);
    return generator.plan(random, size);
  }

  /** Whether the graph arrived; where it did not, it must have been refused with reason. */
  private boolean hasArrived(GraphJourney journey, Plan plan, int number, PlanGenerator generator) {
    objects += plan.size();
    GraphJourney.Verdict verdict = journey.judge(plan);
    if (verdict.outcome() == GraphJourney.Outcome.FAILED) {
      fail(number, verdict, plan, generator, journey);
    }
    refused += verdict.outcome() == GraphJourney.Outcome.REFUSED ? 1 : 0;
    return verdict.outcome() == GraphJourney.Outcome.ARRIVED;
  }

  private static void fail(
      int number,
      GraphJourney.Verdict verdict,
      Plan plan,
      PlanGenerator generator,
      GraphJourney journey) {
    Plan smallest = new Shrinker(generator, each -> hasFailed(journey, each)).shrink(plan);
    throw new AssertionError(
        "graph %d with -Dbrine.graphs.seed=%d failed with %d objects: %s%nThe smallest that fails:%n%s%n%s"
            .formatted(
                number,
                SEED,
                plan.size(),
                verdict.problem(),
                smallest.text(),
                retried(journey).judge(smallest).problem()),
        verdict.thrown());
  }

  private static boolean hasFailed(GraphJourney journey, Plan plan) {
    return retried(journey).judge(plan).outcome() == GraphJourney.Outcome.FAILED;
  }

  /** A map ends with the first failure. */
  private static GraphJourney retried(GraphJourney journey) {
    return journey instanceof ItemJourney ? new ItemJourney() : journey;
  }
}
