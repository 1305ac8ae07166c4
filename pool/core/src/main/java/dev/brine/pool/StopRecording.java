package dev.brine.pool;

import dev.brine.task.Call;
import java.nio.file.Path;

/**
 * Ends the recording of the process where it is called, and writes it to a file there.
 *
 * @param id names the recording
 * @param directory takes the file
 */
record StopRecording(String id, String directory) implements Call<Boolean> {
  @Override
  public Boolean call() throws Exception {
    return Recordings.stop(id, Path.of(directory, ProcessHandle.current().pid() + ".jfr"));
  }
}
