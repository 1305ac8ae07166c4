package dev.brine.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A place with no room for a byte: a small file system where this process may mount one, else a
 * limit on the size of files for the process that is started behind {@link #shell}.
 */
record FullDisk(Path path, boolean mounted) implements AutoCloseable {

  static FullDisk at(Path directory) throws IOException {
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=16k", "brine-test", directory.toString());
    FullDisk disk = new FullDisk(directory, mounted);
    if (mounted) {
      disk.fill();
    }
    return disk;
  }

  private void fill() throws IOException {
    try {
      Files.write(ballast(), new byte[64 * 1024]);
    } catch (IOException full) {
      if (Files.size(ballast()) == 0) {
        throw full;
      }
    }
  }

  /** What takes the room. */
  Path ballast() {
    return path.resolve("ballast");
  }

  /** What a command for a process that is to find no room begins with. */
  List<String> shell() {
    return mounted ? List.of() : List.of("sh", "-c", "ulimit -f 0; exec \"$@\"", "sh");
  }

  @Override
  public void close() throws IOException {
    if (mounted && !run("umount", path.toString())) {
      throw new IOException(path + " is still mounted");
    }
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException tooLate) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
