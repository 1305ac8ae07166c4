package dev.brine.spark.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Batches on their way to executors. */
@Timeout(60)
class BatchTest {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Numbered(long index, int attempt, byte[] bytes) implements Batch.Item {}

  private static Batch sent(Batch batch) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(batch);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Batch) in.readObject();
    }
  }

  @Test
  void batch_sent_arrivesWhole() throws Exception {
    List<Numbered> items =
        List.of(
            new Numbered(7, 1, new byte[] {1, 2}),
            new Numbered(8, 3, new byte[0]),
            new Numbered(11, 1, new byte[] {3}));
    Batch batch = sent(new Batch(5, items, true, "2"));
    assertThat(batch.index()).isEqualTo(5);
    assertThat(batch.size()).isEqualTo(3);
    assertThat(batch.isCareful()).isTrue();
    assertThat(batch.executor()).isEqualTo("2");
    assertThat(batch.index(2)).isEqualTo(11);
    assertThat(batch.attempt(1)).isEqualTo(3);
    assertThat(batch.item(0, 0)).containsExactly(1, 2);
    assertThat(batch.item(1, 2)).isEmpty();
    assertThat(batch.item(2, 2)).containsExactly(3);
  }

  @Test
  void batch_forAnyExecutor_namesNone() throws Exception {
    Batch batch = sent(new Batch(0, List.of(), false, null));
    assertThat(batch.executor()).isNull();
    assertThat(batch.size()).isZero();
  }
}
