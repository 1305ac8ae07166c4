package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.pickle.catalogue.SessionLoader;
import dev.brine.pickle.generated.Plan;
import dev.brine.pickle.generated.PlanGenerator;
import dev.brine.pickle.generated.Shrinker;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated graphs find each mistake that a form can make, and show it by a small graph. */
@Timeout(120)
class WrongFormsTest {
  private static final int MANY = 3_000;
  private static final int SMALL = 40;
  private static final int HANDFUL = 5;

  private final SessionLoader session = new SessionLoader();
  private final PlanGenerator generator = new PlanGenerator(PlanGenerator.withJdk(session.kinds()));

  @ParameterizedTest
  @EnumSource
  void judge_wrongForm_isFoundAndShrunk(WrongForms forms) {
    FormsJourney journey = new FormsJourney(session, forms);
    Plan failing = null;
    for (int i = 0; failing == null && i < MANY; i++) {
      Plan plan = plan(i);
      failing = hasFailed(journey, plan) ? plan : null;
    }
    assertThat(failing).as("a graph that fails").isNotNull();
    Plan smallest = new Shrinker(generator, each -> hasFailed(journey, each)).shrink(failing);
    assertThat(smallest.size()).as(smallest.text()).isLessThanOrEqualTo(HANDFUL);
    assertThat(hasFailed(journey, smallest)).as(smallest.text()).isTrue();
    GraphJourney.Verdict right = new FormsJourney(session, Policy::formOf).judge(smallest);
    assertThat(right.outcome()).as(smallest.text()).isEqualTo(GraphJourney.Outcome.ARRIVED);
  }

  @Test
  void judge_rightForms_findsNothing() {
    FormsJourney journey = new FormsJourney(session, Policy::formOf);
    for (int i = 0; i < MANY / 3; i++) {
      Plan plan = plan(i);
      assertThat(journey.judge(plan).problem()).as(plan.text()).isNull();
    }
  }

  private Plan plan(int seed) {
    Random random = new Random(seed);
    return generator.plan(random, 1 + random.nextInt(SMALL));
  }

  private static boolean hasFailed(GraphJourney journey, Plan plan) {
    return journey.judge(plan).outcome() == GraphJourney.Outcome.FAILED;
  }
}
