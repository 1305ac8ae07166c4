package dev.brine.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test class must leave no process and none of this process's directories behind. */
final class NothingLeft implements BeforeAllCallback, AfterAllCallback {
  private static final long SECONDS = 10;

  private List<ProcessHandle> before = List.of();

  @Override
  public void beforeAll(ExtensionContext context) {
    before = ProcessHandle.current().descendants().toList();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    while (!(processes().isEmpty() && directories().isEmpty())) {
      if (System.nanoTime() > end) {
        throw new AssertionError("left behind: " + processes() + directories());
      }
      Thread.sleep(20);
    }
  }

  private List<ProcessHandle> processes() {
    return ProcessHandle.current().descendants().filter(each -> !before.contains(each)).toList();
  }

  private static List<Path> directories() throws IOException {
    String prefix = "brine-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
    }
  }
}
