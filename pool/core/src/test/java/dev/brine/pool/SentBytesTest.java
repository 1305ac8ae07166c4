package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import com.google.common.collect.Iterables;
import dev.brine.Brine;
import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent to workers once, and not again. */
@Timeout(120)
class SentBytesTest {
  private static final int LARGE = 100_000_000;

  /** More than frames and items need, and less than what must not be sent again. */
  private static final int SMALL = 20_000;

  private Pool pool;

  @BeforeEach
  void open() {
    pool = ProcessPool.of(2);
    assertThat(new HashSet<>(pool.map(SentBytesTest::slowPid, Brine.range(0, 10)))).hasSize(2);
  }

  @AfterEach
  void close() {
    pool.terminate();
  }

  private static long slowPid(int x) throws InterruptedException {
    Thread.sleep(20);
    return Brine.pid();
  }

  private long sentBy(Runnable action) {
    long before = pool.status().bytesSent();
    action.run();
    return pool.status().bytesSent() - before;
  }

  @Test
  void map_codeThatWasSent_isNotSentAgain() {
    Brine.pool(pool);
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      for (String entry :
          Splitter.on(File.pathSeparatorChar).split(System.getProperty("java.class.path"))) {
        shell.addToClasspath(entry);
      }
      String text = Strings.repeat("long ", 10_000);
      evaluate(shell, "class Text { int length() { return \"" + text + "\".length(); } }");
      long first = sentBy(() -> mapTyped(shell));
      long second = sentBy(() -> mapTyped(shell));
      assertThat(first).isGreaterThan(2L * text.length());
      assertThat(second).isLessThan(SMALL);
      evaluate(shell, "class Text { int length() { return \"" + text + "!\".length(); } }");
      assertThat(sentBy(() -> mapTyped(shell))).isGreaterThan(text.length());
    }
  }

  private static void mapTyped(JShell shell) {
    evaluate(
        shell,
        "dev.brine.Brine.map("
            + "x -> { Thread.sleep(20); return new Text().length(); }, dev.brine.Brine.range(0, 10))");
  }

  private static void evaluate(JShell shell, String source) {
    assertThat(Iterables.getLast(shell.eval(source)).exception()).as(source).isNull();
  }

  @Test
  void map_largeCapture_isSentOnceToEachWorker() {
    byte[] large = new byte[LARGE];
    large[LARGE - 1] = 1;
    Set<Long> pids = new HashSet<>();
    long sent =
        sentBy(
            () ->
                pids.addAll(
                    pool.batch(1).map(x -> slowPid(x) * large[LARGE - 1], Brine.range(0, 40))));
    assertThat(pids).hasSize(2);
    assertThat(sent).isBetween(2L * LARGE, 2L * LARGE + SMALL);
  }

  @Test
  void map_secondOneWithALargeCapture_sendsItAgain() {
    byte[] large = new byte[LARGE];
    List<Integer> lengths = pool.limit(1).map(x -> large.length + x, List.of(0));
    assertThat(lengths).containsExactly(LARGE);
    large[0] = 1;
    // What the session changed in between must be seen, so values are sent with each map.
    long sent = sentBy(() -> pool.limit(1).map(x -> large[0] + x, List.of(0)));
    assertThat(sent).isBetween((long) LARGE, (long) LARGE + SMALL);
  }
}
