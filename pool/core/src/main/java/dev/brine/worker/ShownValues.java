package dev.brine.worker;

import dev.brine.pickle.Replica;
import dev.brine.task.TaskOutput;
import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Sends what tasks show to the session. Who shows more than the session takes waits, and where it
 * takes nothing at all, values are dropped, as lines are. Thread-safe.
 */
final class ShownValues implements TaskOutput.Sink {
  /** More that waits than this is a flood, in bytes. */
  private static final long FLOOD = 16L * 1024 * 1024;

  /** A session that has taken nothing for so long will not, in milliseconds. */
  private static final long PATIENCE = 1000;

  private final Connection connection;
  private final Turn turn;

  ShownValues(Connection connection, Turn turn) {
    this.connection = connection;
    this.turn = turn;
  }

  @Override
  public void show(@Nullable Object value) {
    long ofMap = turn.map();
    byte[] bytes = Replica.writeShown(value);
    if (connection.awaitRoom(FLOOD, PATIENCE)) {
      connection.send(new Frame.Show(ofMap, bytes));
    }
  }
}
