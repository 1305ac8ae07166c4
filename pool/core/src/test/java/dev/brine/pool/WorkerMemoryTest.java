package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import dev.brine.Brine;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What maps leave behind in the memory of a worker that serves many of them. */
@Timeout(300)
class WorkerMemoryTest {
  private static final int MEBIBYTE = 1 << 20;

  private ProcessPool pool;

  @BeforeEach
  void open() {
    // Softly held classes shall count as free.
    pool = ProcessPool.builder().workers(1).jvmArgs("-XX:SoftRefLRUPolicyMSPerMB=0").build();
  }

  @AfterEach
  void close() {
    pool.terminate();
  }

  private static long usedBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static int loadedClasses() {
    System.gc();
    return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
  }

  @Test
  void C07_pipe_largeCaptures_areFreed() {
    pipeLargeCaptures(5);
    long before = pool.pipe(x -> usedBytes(), 0);
    pipeLargeCaptures(100);
    assertThat(pool.pipe(x -> usedBytes(), 0) - before).isLessThan(10L * MEBIBYTE);
  }

  private void pipeLargeCaptures(int times) {
    for (int i = 0; i < times; i++) {
      byte[] large = new byte[MEBIBYTE];
      large[MEBIBYTE - 1] = (byte) i;
      assertThat(pool.<Integer, Integer>pipe(x -> large.length + large[x], MEBIBYTE - 1))
          .isEqualTo(MEBIBYTE + i);
    }
  }

  @Test
  void C07_pipe_manyRedefinitions_areUnloaded() {
    Brine.pool(pool);
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      for (String entry :
          Splitter.on(File.pathSeparatorChar).split(System.getProperty("java.class.path"))) {
        shell.addToClasspath(entry);
      }
      redefine(shell, 0, 30);
      int before = pool.pipe(x -> loadedClasses(), 0);
      redefine(shell, 30, 530);
      // Each redefinition brought two classes at least.
      assertThat(pool.pipe(x -> loadedClasses(), 0) - before).isLessThan(200);
    }
  }

  private static void redefine(JShell shell, int first, int end) {
    for (int i = first; i < end; i++) {
      shell.eval("class Version { int number() { return " + i + "; } }");
      List<SnippetEvent> events =
          shell.eval("dev.brine.Brine.pipe(x -> x + new Version().number(), 1)");
      SnippetEvent event = Iterables.getOnlyElement(events);
      assertThat(event.value()).isEqualTo(Integer.toString(i + 1));
      shell.drop(event.snippet());
    }
  }
}
