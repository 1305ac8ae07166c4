package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.brine.error.BrineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PrivateFileTest {
  private static final byte[] BYTES = {1, 2, 3};

  @TempDir private Path directory;

  @Test
  void write_newFile_isReadableByItsOwnerOnly() throws Exception {
    Path file = directory.resolve("a.brine");

    new PrivateFile(file).write(BYTES);

    assertThat(Files.readAllBytes(file)).isEqualTo(BYTES);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(new PrivateFile(file).read()).isEqualTo(BYTES);
  }

  @Test
  void write_existingFile_isReplacedAndNothingElseIsLeft() throws Exception {
    Path file = Files.writeString(directory.resolve("a.brine"), "old and longer");

    new PrivateFile(file).write(BYTES);

    assertThat(Files.readAllBytes(file)).isEqualTo(BYTES);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void D99_write_symbolicLink_isRefusedAndItsTargetUntouched() throws Exception {
    Path target = Files.writeString(directory.resolve("target"), "precious");
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);

    assertThatExceptionOfType(BrineException.class)
        .isThrownBy(() -> new PrivateFile(link).write(BYTES))
        .withMessageContaining("symbolic link");
    assertThat(target).hasContent("precious");
  }

  @Test
  void D99_read_symbolicLink_isRefused() throws Exception {
    Path target = Files.write(directory.resolve("target"), BYTES);
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);

    assertThatExceptionOfType(BrineException.class)
        .isThrownBy(() -> new PrivateFile(link).read())
        .withMessageContaining("symbolic link");
  }

  /** Whatever stands there at any moment, neither the link's target is written nor read. */
  @Test
  void D101_writeAndRead_linkAppearsInBetween_isNeverFollowed() throws Exception {
    Path target = Files.writeString(directory.resolve("target"), "precious");
    Path file = directory.resolve("a.brine");
    AtomicBoolean done = new AtomicBoolean();
    Thread attacker =
        new Thread(
            () -> {
              while (!done.get()) {
                try {
                  Files.deleteIfExists(file);
                  Files.createSymbolicLink(file, target);
                } catch (IOException raced) {
                  Thread.onSpinWait();
                }
              }
            });
    attacker.start();
    try {
      for (int i = 0; i < 500; i++) {
        try {
          new PrivateFile(file).write(BYTES);
        } catch (BrineException refused) {
          assertThat(refused).hasMessageContaining("symbolic link");
        }
        try {
          assertThat(new PrivateFile(file).read()).isEqualTo(BYTES);
        } catch (BrineException refused) {
          assertThat(refused.getMessage()).containsAnyOf("symbolic link", "does not exist");
        }
      }
    } finally {
      done.set(true);
      attacker.join();
    }
    assertThat(target).hasContent("precious");
  }

  @Test
  void write_directoryInItsPlaceOrNoneAround_isRefused() {
    assertThatExceptionOfType(BrineException.class)
        .isThrownBy(() -> new PrivateFile(directory).write(BYTES))
        .withMessageContaining("is not a file");
    assertThatExceptionOfType(BrineException.class)
        .isThrownBy(() -> new PrivateFile(directory.resolve("no/a.brine")).write(BYTES))
        .withMessageContaining("there is no directory");
  }

  @Test
  void read_noFile_saysSo() {
    assertThatExceptionOfType(BrineException.class)
        .isThrownBy(() -> new PrivateFile(directory.resolve("a.brine")).read())
        .withMessageContaining("does not exist");
  }
}
