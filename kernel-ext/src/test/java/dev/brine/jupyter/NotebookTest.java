package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a notebook is written. */
@Timeout(30)
class NotebookTest {
  private static final String TEXT =
      "{\"cells\": [], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 4}";

  @TempDir private Path home;
  private Path file;

  @BeforeEach
  void write() throws Exception {
    assumeTrue(
        home.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "left out: this file system has no permissions");
    file = Files.writeString(home.resolve("some.ipynb"), TEXT);
  }

  @Test
  void write_inPlace_keepsThePermissions() throws Exception {
    Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-rw-r-x");
    Files.setPosixFilePermissions(file, mode);
    Notebook.read(file).write(file);
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(mode);
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void write_newFile_hasThePermissionsOfAnyNewFile() throws Exception {
    Path other = home.resolve("other.ipynb");
    Notebook.read(file).write(other);
    assertThat(Files.getPosixFilePermissions(other))
        .isEqualTo(Files.getPosixFilePermissions(Files.createFile(home.resolve("any"))));
  }
}
