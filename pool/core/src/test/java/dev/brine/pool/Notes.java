package dev.brine.pool;

import dev.brine.Brine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What tasks, and code typed into a session, leave for a test to read. */
public final class Notes {
  private Notes() {}

  /** Adds a line to the file of this process. */
  public static void note(String directory, String line) throws IOException {
    Files.writeString(
        Path.of(directory, Long.toString(Brine.pid())),
        line + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
