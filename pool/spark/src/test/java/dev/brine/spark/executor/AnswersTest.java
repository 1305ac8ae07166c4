package dev.brine.spark.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What executors pack, read by the session and by the driver. */
@Timeout(60)
class AnswersTest {
  private static byte[] packed() {
    Answers answers = new Answers();
    answers.add(new Answers.Answer(7, Answers.VALUE, 2, 30, 40, 50, new byte[] {1, 2, 3}));
    answers.add(8, Answers.NOT_BEGUN, 1, 0);
    answers.add(new Answers.Answer(9, Answers.THROWN, 1, 31, 41, 51, new byte[] {4}));
    return answers.pack();
  }

  @Test
  void read_packed_givesAll() {
    List<Answers.Answer> read = new ArrayList<>();
    Answers.read(packed(), read::add);
    assertThat(read).extracting(Answers.Answer::index).containsExactly(7L, 8L, 9L);
    assertThat(read)
        .extracting(Answers.Answer::kind)
        .containsExactly(Answers.VALUE, Answers.NOT_BEGUN, Answers.THROWN);
    assertThat(read.get(0))
        .extracting(
            Answers.Answer::attempt,
            Answers.Answer::begun,
            Answers.Answer::nanos,
            Answers.Answer::overhead)
        .containsExactly(2, 30L, 40L, 50L);
    assertThat(read.get(0).payload()).containsExactly(1, 2, 3);
    assertThat(read.get(2).payload()).containsExactly(4);
  }

  @Test
  void readHeads_packed_givesAllButPayloads() {
    List<Answers.Answer> heads = new ArrayList<>();
    Answers.readHeads(packed(), heads::add);
    assertThat(heads).extracting(Answers.Answer::index).containsExactly(7L, 8L, 9L);
    assertThat(heads).extracting(Answers.Answer::overhead).containsExactly(50L, 0L, 51L);
    assertThat(heads).allSatisfy(each -> assertThat(each.payload()).isEmpty());
  }
}
