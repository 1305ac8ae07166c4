package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.payload.Payload;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InFlightTest {
  @SuppressWarnings("NullAway") // it is asked nothing of its map
  private static Task task(long number, int bytes) {
    Task task = new Task(null, number, null, Payload.of(new byte[bytes]), 0);
    task.number = number;
    return task;
  }

  @Test
  void bytes_whateverIsTakenOut_areThoseOfTheRest() {
    Random random = new Random(1);
    InFlight inFlight = new InFlight();
    for (int i = 0; i < 1000; i++) {
      inFlight.add(task(i, random.nextInt(100)));
      if (random.nextBoolean()) {
        // The head mostly, as workers answer in order.
        List<Task> all = List.copyOf(inFlight.tasks());
        Task taken = all.get(random.nextInt(4) == 0 ? random.nextInt(all.size()) : 0);
        assertThat(inFlight.remove(taken.number)).isSameAs(taken);
      }
      assertThat(inFlight.remove(-1)).isNull();
      long expected = inFlight.tasks().stream().mapToLong(each -> each.payload.size()).sum();
      assertThat(inFlight.bytes()).isEqualTo(expected);
    }
    inFlight.clear();
    assertThat(inFlight.bytes()).isZero();
  }

  @Test
  void removeAfter_anyNumber_takesOutWhatWasSentLater() {
    InFlight inFlight = new InFlight();
    for (int i = 10; i < 15; i++) {
      inFlight.add(task(i, i));
    }

    assertThat(inFlight.removeAfter(14)).isEmpty();
    assertThat(inFlight.removeAfter(12)).extracting(task -> task.number).containsExactly(13L, 14L);
    assertThat(inFlight.firstNumber()).isEqualTo(10);
    assertThat(inFlight.lastNumber()).isEqualTo(12);
    assertThat(inFlight.bytes()).isEqualTo(10 + 11 + 12);
    assertThat(inFlight.removeAfter(0)).hasSize(3);
    assertThat(inFlight.isEmpty()).isTrue();
  }
}
