package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.wire.Frame;
import java.io.IOException;
import java.util.List;

/** What happens to workers. Each method is called by a thread of that worker's own. */
interface WorkerEvents {
  /** A worker has connected. */
  void started(Worker worker);

  /** A worker did not come to life. */
  void startFailed(BrineException why);

  /**
   * A worker said something: one thing or several, in this order.
   *
   * @throws IOException if that makes no sense; the worker is then ended
   */
  void received(Worker worker, List<Frame> frames) throws IOException;

  /**
   * A worker's process wrote whole lines to its own standard output or error stream. Comes from
   * threads of their own, also after the process has ended.
   */
  void printed(Worker worker, boolean error, String text);

  /** A worker's process has ended; all that it had said was received before. */
  void ended(Worker worker, int exitCode, List<String> lastLines);

  /** The session ends, and its workers with it. */
  void sessionEnds();
}
