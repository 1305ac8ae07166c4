package dev.brine.pickle;

import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import dev.brine.pickle.generated.Building;
import dev.brine.pickle.generated.Plan;
import dev.brine.pickle.generated.Refusable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends the graph of a plan somewhere and judges what arrives. */
interface GraphJourney {
  /** What became of a graph. */
  enum Outcome {
    ARRIVED,
    REFUSED,
    FAILED
  }

  /**
   * What became of a graph, and why where it failed.
   *
   * @param problem the reason, or null where it did not fail
   * @param thrown what was thrown, if that is the reason
   */
  record Verdict(Outcome outcome, @Nullable String problem, @Nullable Throwable thrown) {}

  /**
   * Sends the graph away and compares.
   *
   * @param sent what can be told of it
   * @return the difference, or null where there is none
   */
  @Nullable String difference(Object root, List<String> sent) throws Exception;

  /** Whether the state of enum constants goes with the graph. */
  default boolean withEnumState() {
    return false;
  }

  private static Verdict refused(Plan plan, BrineException refusal) {
    return Refusable.isIn(plan)
        ? new Verdict(Outcome.REFUSED, null, null)
        : new Verdict(Outcome.FAILED, "refused without need: " + refusal.getMessage(), refusal);
  }

  /** Builds the plan and judges its journey. */
  default Verdict judge(Plan plan) {
    Building building = Building.of(plan);
    List<String> sent = building.transcript(withEnumState());
    try {
      String difference = difference(building.root(), sent);
      return new Verdict(difference == null ? Outcome.ARRIVED : Outcome.FAILED, difference, null);
    } catch (CaptureException e) {
      return refused(plan, e);
    } catch (BrineException e) {
      return e.getMessage().contains("cannot be built again")
          ? refused(plan, e)
          : new Verdict(Outcome.FAILED, e.toString(), e);
    } catch (Exception | LinkageError | StackOverflowError e) {
      return new Verdict(Outcome.FAILED, e.toString(), e);
    } finally {
      building.end();
    }
  }
}
