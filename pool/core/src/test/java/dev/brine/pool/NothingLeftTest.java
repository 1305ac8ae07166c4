package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.Extension;

/** What looks after all tests sees what it is there for. */
@Timeout(20)
class NothingLeftTest {
  @Test
  void left_processThreadAndFiles_areSeen() throws Exception {
    NothingLeft.Things before = NothingLeft.Things.now();
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> awaitEnd(end), "brine-of-a-test");
    thread.start();
    Process process = new ProcessBuilder("sleep", "60").start();
    String prefix = "brine-" + ProcessHandle.current().pid() + "-";
    Path directory = Files.createTempDirectory(prefix);
    Path recording =
        Files.createTempFile("brine-profile-" + ProcessHandle.current().pid() + "-", ".jfr");
    Path here = Files.createTempFile(Path.of("").toAbsolutePath(), "of-a-test", ".log");
    try {
      NothingLeft.Things left = NothingLeft.left(before);
      assertThat(left.threads()).containsExactly(thread);
      assertThat(left.processes()).containsExactly(process.toHandle());
      assertThat(left.files()).containsExactlyInAnyOrder(directory, recording, here);
      assertThat(left.isEmpty()).isFalse();
      assertThat(left.hasPool()).isTrue();
    } finally {
      end.countDown();
      Files.delete(directory);
      Files.delete(recording);
      Files.delete(here);
      process.destroyForcibly().waitFor();
      thread.join();
    }
    assertThat(NothingLeft.left(before).isEmpty()).isTrue();
  }

  private static void awaitEnd(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void extension_isFoundByItself() {
    assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(NothingLeft.class);
  }
}
