package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.WorkerDiedException;
import dev.brine.task.Fn;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What tasks print, by whatever way, arrives where the map was begun, and breaks nothing. */
@Timeout(90)
class OutputTest {
  private ProcessPool pool;
  private Captured printed;

  @BeforeEach
  void open() {
    pool = ProcessPool.of(1);
    printed = new Captured();
  }

  @AfterEach
  void close() {
    printed.close();
    pool.terminate();
  }

  private static int shell(String command) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
  }

  @Test
  void map_subprocessInheritsStreams_linesArriveEachAtItsOwn() throws Exception {
    Fn<Integer, Integer> task = x -> shell("echo to out; echo to err >&2; printf unended");
    assertThat(pool.map(task, List.of(1))).containsExactly(0);
    Captured.await(() -> printed.outLines().size() >= 2 && printed.errLines().size() >= 1);
    assertThat(printed.out()).isEqualTo("to out\nunended\n");
    assertThat(printed.err()).isEqualTo("to err\n");
  }

  @Test
  void map_subprocessOfALaterMap_printsThere() throws Exception {
    Fn<Integer, Integer> task = x -> shell("echo number " + x);
    pool.map(task, List.of(1));
    Captured.await(() -> !printed.outLines().isEmpty());
    try (Captured later = new Captured()) {
      pool.map(task, List.of(2));
      Captured.await(() -> !later.outLines().isEmpty());
      assertThat(later.out()).isEqualTo("number 2\n");
    }
    assertThat(printed.out()).isEqualTo("number 1\n");
  }

  @Test
  void map_bytesToTheDescriptors_arriveAndTheResultToo() throws Exception {
    Fn<Integer, Integer> task =
        x -> {
          new FileOutputStream(FileDescriptor.out)
              .write("straight out\n".getBytes(StandardCharsets.UTF_8));
          new FileOutputStream(FileDescriptor.err)
              .write("straight err\n".getBytes(StandardCharsets.UTF_8));
          return x + 1;
        };
    assertThat(pool.map(task, List.of(1))).containsExactly(2);
    Captured.await(() -> !printed.out().isEmpty() && !printed.err().isEmpty());
    assertThat(printed.out()).isEqualTo("straight out\n");
    assertThat(printed.err()).isEqualTo("straight err\n");
  }

  @Test
  void map_descriptorsClosed_breaksNothing() {
    Fn<Integer, Integer> task =
        x -> {
          new FileOutputStream(FileDescriptor.out).close();
          new FileOutputStream(FileDescriptor.err).close();
          System.out.println("still " + x);
          return x + 1;
        };
    assertThat(pool.map(task, List.of(1, 2))).containsExactly(2, 3);
    assertThat(printed.out()).isEqualTo("still 1\nstill 2\n");
  }

  @Test
  void build_jvmTalksAtItsStart_isNotShown() {
    try (ProcessPool talking =
        ProcessPool.builder()
            .workers(1)
            .jvmArgs("-XX:+PrintFlagsFinal", "-XX:+PrintCommandLineFlags")
            .build()) {
      talking.forEach(x -> System.out.println("mine"), List.of(1));
    }
    assertThat(printed.out()).isEqualTo("mine\n");
    assertThat(printed.err()).isEmpty();
  }

  @Test
  void map_jvmLogsWhileATaskRuns_isShown() throws Exception {
    try (ProcessPool logging = ProcessPool.builder().workers(1).jvmArgs("-Xlog:gc").build()) {
      logging.forEach(x -> System.gc(), List.of(1));
      Captured.await(() -> printed.out().contains("System.gc()"));
    }
    assertThat(printed.out()).contains("Pause Full (System.gc())");
  }

  @Test
  void map_taskExitsAfterPrinting_linesArriveBeforeTheFailure() {
    Fn<Integer, Integer> task =
        x -> {
          System.out.println("a last word");
          System.out.print("and half a line");
          System.exit(3);
          return x;
        };
    assertThatThrownBy(() -> pool.map(task, List.of(1))).isInstanceOf(WorkerDiedException.class);
    assertThat(printed.out()).isEqualTo("a last word\nand half a line\n");
  }

  @Test
  void P115_map_jvmCrashes_errorNamesTheReportAndTheOutputDoesNot() throws Exception {
    Fn<Integer, Integer> crash =
        x -> {
          System.out.println("before");
          int exitCode = shell("kill -SEGV " + Brine.pid());
          Blow.LOOP.strike();
          return exitCode;
        };
    assertThatThrownBy(() -> pool.map(crash, List.of(1)))
        .isInstanceOfSatisfying(
            WorkerDiedException.class,
            died -> {
              assertThat(died.exitCode()).isEqualTo(128 + 6);
              assertThat(died).hasMessageContaining("hs_err_pid" + died.pid() + ".log");
              Matcher path =
                  Pattern.compile("\\S+hs_err_pid" + died.pid() + "\\.log")
                      .matcher(died.getMessage());
              assertThat(path.find()).isTrue();
              assertThat(deleted(Path.of(path.group()))).isTrue();
            });
    assertThat(printed.out()).isEqualTo("before\n");
    assertThat(printed.err()).isEmpty();
  }

  private static boolean deleted(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Prints lines in parts, with pauses in the middle of some. */
  private static void printInParts(String who, int lines, CountDownLatch started) {
    for (int i = 0; i < lines; i++) {
      System.out.print(who + " left ");
      started.countDown();
      if (i % 50 == 0) {
        LockSupport.parkNanos(100_000);
      }
      System.out.print("right ");
      System.out.println(i);
    }
  }

  private static int startThreads(int count, int lines) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      String who = "thread " + i;
      new Thread(() -> printInParts(who, lines, started)).start();
    }
    started.await();
    return count;
  }

  @Test
  void map_threadsPrintOnWhileLaterTasksRun_noLineIsTorn() throws Exception {
    pool.map(x -> startThreads(3, 5000), List.of(1));
    for (int i = 0; i < 20; i++) {
      pool.forEach(x -> System.out.println("task " + x), List.of(1, 2, 3));
    }
    Captured.await(() -> printed.outLines().size() >= 3 * 5000 + 60);
    assertThat(printed.outLines()).hasSize(3 * 5000 + 60);
    assertThat(printed.outLines())
        .allSatisfy(line -> assertThat(line).matches("thread \\d left right \\d+|task [123]"));
  }

  @Test
  void map_threadEndsInTheMiddleOfALine_isShownAtTheTasksEnd() {
    Fn<Integer, Integer> task =
        x -> {
          Thread thread = new Thread(() -> System.out.print("half"));
          thread.start();
          thread.join();
          return x;
        };
    pool.map(task, List.of(1));
    assertThat(printed.out()).isEqualTo("half\n");
  }

  @Test
  void map_threadRestsInTheMiddleOfALine_isShownALittleLater() throws Exception {
    Fn<Integer, Integer> task =
        x -> {
          CountDownLatch did = new CountDownLatch(1);
          Thread thread =
              new Thread(
                  () -> {
                    System.out.print("resting");
                    did.countDown();
                    sleepLong();
                  });
          thread.setDaemon(true);
          thread.start();
          did.await();
          return x;
        };
    pool.map(task, List.of(1));
    Captured.await(() -> !printed.out().isEmpty());
    assertThat(printed.out()).isEqualTo("resting\n");
  }

  private static void sleepLong() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void map_streamsSetToNull_areThereAgain() {
    Fn<Integer, Integer> task =
        x -> {
          System.out.println("out " + x);
          System.err.println("err " + x);
          System.setOut(null);
          System.setErr(null);
          System.setIn(null);
          if (x == 2) {
            throw new IllegalStateException("without streams");
          }
          return x;
        };
    assertThat(pool.outcomes(task, List.of(1, 2, 3)))
        .extracting(o -> o.isSuccess())
        .containsExactly(true, false, true);
    assertThat(printed.out()).isEqualTo("out 1\nout 2\nout 3\n");
    assertThat(printed.err()).isEqualTo("err 1\nerr 2\nerr 3\n");
  }

  @Test
  void map_streamsClosed_areOpenForTheNextTask() {
    Fn<Integer, Integer> task =
        x -> {
          System.out.println("out " + x);
          System.err.println("err " + x);
          int read = System.in.read();
          System.out.close();
          System.err.close();
          System.in.close();
          return read;
        };
    assertThat(pool.map(task, List.of(1, 2))).containsExactly(-1, -1);
    assertThat(printed.out()).isEqualTo("out 1\nout 2\n");
    assertThat(printed.err()).isEqualTo("err 1\nerr 2\n");
  }

  @Test
  void map_streamThatThrowsWhenFlushed_breaksNothing() {
    Fn<Integer, Integer> task =
        x -> {
          System.out.println("item " + x);
          System.setOut(new Throwing());
          return x;
        };
    assertThat(pool.map(task, List.of(1, 2))).containsExactly(1, 2);
    assertThat(printed.out()).isEqualTo("item 1\nitem 2\n");
  }

  private static final class Throwing extends PrintStream {
    Throwing() {
      super(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    }

    @Override
    public void flush() {
      throw new IllegalStateException("not now");
    }
  }

  @Test
  void map_bufferAroundTheStream_isFlushedAtTheTasksEnd() {
    Fn<Integer, Integer> task =
        x -> {
          OutputStream buffer = new BufferedOutputStream(System.out);
          System.setOut(new PrintStream(buffer, false, StandardCharsets.UTF_8));
          System.out.println("buffered " + x);
          return x;
        };
    pool.map(task, List.of(1, 2));
    assertThat(printed.out()).isEqualTo("buffered 1\nbuffered 2\n");
  }

  @Test
  void map_interruptedThreadPrints_nothingIsLost() {
    Fn<Integer, Boolean> task =
        x -> {
          Thread.currentThread().interrupt();
          for (int i = 0; i < 1000; i++) {
            System.out.println(i);
          }
          return Thread.interrupted();
        };
    assertThat(pool.map(task, List.of(1))).containsExactly(true);
    assertThat(printed.outLines()).hasSize(1000);
    assertThat(pool.map(x -> x, List.of(5))).containsExactly(5);
  }

  @Test
  void map_loggerOfTheJdk_printsAlsoAfterTheStreamsWereReplaced() {
    Fn<Integer, Integer> task =
        x -> {
          Logger.getLogger("brine.test").info("logged " + x);
          System.err.close();
          System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, "UTF-8"));
          Logger.getLogger("brine.test").info("again " + x);
          return x;
        };
    pool.map(task, List.of(1, 2));
    assertThat(printed.err())
        .contains("INFO: logged 1", "INFO: again 1", "INFO: logged 2", "INFO: again 2");
  }

  @Test
  void map_lineOfTenMegabytes_arrivesWhole() {
    Fn<Integer, Integer> task =
        x -> {
          // Three bytes each, so that pieces of a power of two would end within one.
          System.out.write("€".repeat(3_500_000).getBytes(StandardCharsets.UTF_8));
          System.out.println("end");
          return x;
        };
    pool.map(task, List.of(1));
    assertThat(printed.out().equals("€".repeat(3_500_000) + "end\n")).isTrue();
  }

  @Test
  void map_lineOfTenMegabytesByASubprocess_arrivesWhole() throws Exception {
    pool.map(x -> shell("head -c 10000000 /dev/zero | tr '\\0' x; echo end"), List.of(1));
    Captured.await(() -> printed.out().endsWith("end\n"));
    assertThat(printed.out().equals("x".repeat(10_000_000) + "end\n")).isTrue();
  }

  @Test
  void map_bytesThatAreNoText_breakNothing() throws Exception {
    Fn<Integer, Integer> task =
        x -> {
          byte[] garbage = new byte[300_000];
          for (int i = 0; i < garbage.length; i++) {
            garbage[i] = (byte) (i * 31 + i / 7);
          }
          System.out.write(garbage);
          System.out.write(0xc3);
          System.out.println();
          new FileOutputStream(FileDescriptor.out).write(garbage);
          shell("echo; echo done");
          return x;
        };
    assertThat(pool.map(task, List.of(1))).containsExactly(1);
    // The two ways are not ordered among each other.
    Captured.await(() -> printed.out().contains("done\n"));
    assertThat(printed.outLines()).contains("done");
  }
}
