package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CaptureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The catalogue fails where it should. */
@Timeout(60)
class RowRunnerTest {
  private final RowRunner runner = new RowRunner(new SessionLoader(), Duration.ofSeconds(20));

  @AfterEach
  void endTheOtherJvm() {
    runner.close();
  }

  @Test
  void runAlone_checkThatDoesNotHold_fails() {
    TypeRow row =
        travels("row", () -> new ArrayList<>(List.of(1)), (a, b) -> Checks.same(2, b.size()));
    assertThatThrownBy(() -> runner.runAlone(row)).hasMessage("expected 2 but was 1");
    assertThatThrownBy(() -> runner.runInside(row)).hasMessage("expected 2 but was 1");
  }

  @Test
  void runAlone_constantThatArrivesAsCopy_fails() {
    TypeRow row = travels("row", () -> new StringBuilder("x"), Checks.identical());
    assertThatThrownBy(() -> runner.runAlone(row)).hasMessageContaining("than the constant: x");
  }

  @Test
  void runAlone_rowToBeRefusedThatTravels_fails() {
    TypeRow row = refused("row", () -> new ArrayList<>(List.of(1)), "reason");
    assertThatThrownBy(() -> runner.runAlone(row))
        .hasMessage("was not refused but came back as java.util.ArrayList");
    assertThatThrownBy(() -> runner.runInside(row))
        .hasMessageContaining("was not refused but came back as");
  }

  @Test
  void runAlone_rowRefusedForAnotherReason_fails() {
    TypeRow row = refused("row", () -> new Thread(() -> {}), "it is green");
    assertThatThrownBy(() -> runner.runAlone(row))
        .hasMessageStartingWith("refused without [it is green]: ");
  }

  @Test
  void runAlone_rowToTravelThatIsRefused_fails() {
    TypeRow row = travels("row", () -> new Thread(() -> {}));
    assertThatThrownBy(() -> runner.runAlone(row)).isInstanceOf(CaptureException.class);
  }

  @Test
  void runAlone_rowThatHangs_failsAndTheNextOneRuns() throws Throwable {
    CountDownLatch never = new CountDownLatch(1);
    TypeRow hanging =
        travels(
            "row",
            () -> {
              never.await();
              return "x";
            });
    try (RowRunner impatient = new RowRunner(new SessionLoader(), Duration.ofMillis(100))) {
      assertThatThrownBy(() -> impatient.runAlone(hanging)).hasMessageStartingWith("took longer");
    } finally {
      never.countDown();
    }
    runner.runAlone(travels("next", () -> "x"));
  }
}
