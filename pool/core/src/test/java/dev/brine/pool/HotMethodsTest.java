package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.pool.HotMethods.Frame;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** For which methods samples count. */
@Timeout(20)
class HotMethodsTest {
  private static final Frame STOP_CHECK = new Frame("REPL.$Cancel$", "stopCheck", 4);
  private static final Frame HOT = new Frame("REPL.$JShell$12", "hot", 9);
  private static final Frame COLD = new Frame("REPL.$JShell$13", "do_it$", 7);

  private final HotMethods methods = new HotMethods();

  @Test
  void N9_add_sampleInTheEnginesStopCheck_countsForTheMethodThatCalledIt() {
    methods.add(Stream.of(STOP_CHECK, HOT, COLD));
    methods.add(Stream.of(STOP_CHECK, HOT, COLD));
    methods.add(Stream.of(HOT, COLD));
    methods.add(Stream.of(COLD));
    List<Profile.Method> top = methods.sorted();
    assertThat(top).extracting(Profile.Method::name).containsExactly("hot", "do_it$");
    assertThat(top).extracting(Profile.Method::samples).containsExactly(3L, 1L);
    assertThat(top.get(0).share()).isEqualTo(0.75);
    assertThat(top.get(0).place()).isEqualTo("snippet #12");
  }

  @Test
  void N9_add_nothingButTheStopCheck_countsForNone() {
    methods.add(Stream.of(STOP_CHECK));
    methods.add(Stream.of());
    assertThat(methods.sorted()).isEmpty();
  }
}
