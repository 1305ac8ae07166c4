package dev.brine.pool;

import dev.brine.task.Call;

/**
 * Begins a recording where it is called.
 *
 * @param id names the recording
 */
record StartRecording(String id) implements Call<Boolean> {
  @Override
  public Boolean call() throws Exception {
    Recordings.start(id);
    return true;
  }
}
