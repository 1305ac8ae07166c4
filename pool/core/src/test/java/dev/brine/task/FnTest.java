package dev.brine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Serializable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FnTest {
  @Test
  void apply_checkedException_isThrownAsItIs() {
    IOException thrown = new IOException("disk");
    Fn<Integer, Integer> fn =
        x -> {
          throw thrown;
        };

    assertThatThrownBy(() -> fn.apply(1)).isSameAs(thrown);
  }

  @Test
  void fn_lambda_isFunctionAndSerializable() {
    Fn<Integer, Integer> fn = x -> x + 1;

    assertThat(fn).isInstanceOf(Function.class).isInstanceOf(Serializable.class);
    assertThat(fn.apply(1)).isEqualTo(2);
  }

  @Test
  void accept_checkedException_isThrownAsItIs() {
    IOException thrown = new IOException("disk");
    Act<Integer> act =
        x -> {
          throw thrown;
        };

    assertThatThrownBy(() -> act.accept(1)).isSameAs(thrown);
  }
}
