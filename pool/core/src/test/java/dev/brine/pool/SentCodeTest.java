package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.code.ClassCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a worker was sent is sent once, and forgotten before it is too much. */
class SentCodeTest {
  private final SentCode sent = new SentCode();

  private static ClassCode code(String name, int bytes) {
    return new ClassCode(name, new byte[bytes], true);
  }

  @Test
  void add_sameCode_isSentOnce() {
    assertThat(sent.add(code("A", 10))).isTrue();
    assertThat(sent.add(code("A", 10))).isFalse();
    assertThat(sent.add(code("A", 11))).isTrue();
  }

  @Test
  void forgets_tooMuchCode_beginsAgain() {
    ClassCode first = code("A", 10 << 20);
    ClassCode second = code("B", 10 << 20);
    assertThat(sent.forgets(List.of(first))).isFalse();
    sent.add(first);
    assertThat(sent.forgets(List.of(first))).isFalse();
    assertThat(sent.forgets(List.of(first, second))).isTrue();
    assertThat(sent.add(first)).isTrue();
  }
}
