package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.session.CellException.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostChangesTest {
  private static final String RESULTS = "variable results (cell [3])";

  private static Fault warning(String message) {
    return new Fault(message, 0, 1);
  }

  @Test
  void line_one_saysWhatToDo() {
    assertThat(LostChanges.line(List.of(RESULTS), List.of(warning("`other.add(...)` changes"))))
        .isEqualTo(
            "warning: variable results (cell [3]) was changed in the workers;"
                + " the session's copy is unchanged: return values instead");
  }

  @Test
  void line_several_isOneLine() {
    assertThat(LostChanges.line(List.of("captured value a", RESULTS), List.of()))
        .isEqualTo(
            "warning: captured value a, variable results (cell [3]) were changed in the workers;"
                + " the session's copies are unchanged: return values instead");
  }

  @Test
  void line_warnedOfBefore_isLeftOut() {
    for (String message :
        List.of(
            "`results.add(...)` changes the worker's copy",
            "`results` is changed",
            "`(results[0]).v` is changed",
            "`results[i].v` is changed")) {
      assertThat(LostChanges.line(List.of(RESULTS), List.of(warning(message)))).isNull();
      assertThat(LostChanges.line(List.of(RESULTS, "variable r (x)"), List.of(warning(message))))
          .startsWith("warning: variable r (x) was");
    }
    assertThat(LostChanges.line(List.of(), List.of())).isNull();
  }
}
