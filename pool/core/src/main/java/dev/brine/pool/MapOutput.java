package dev.brine.pool;

import dev.brine.error.Internal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the tasks of one map print, in the place of the session's streams. Called by several
 * threads, which bring results too: it must return at once.
 */
@Internal
public interface MapOutput {
  /**
   * A worker has printed whole lines.
   *
   * @param source who did
   * @param error whether it was to the standard error stream
   * @param text the lines, each with its end
   */
  void printed(Source source, boolean error, String text);

  /**
   * A worker shows a value.
   *
   * @param source who does
   * @param value the value, which is read when it is asked for
   * @param bytes its size on the way
   */
  void shown(Source source, Supplier<@Nullable Object> value, int bytes);

  /**
   * Who printed.
   *
   * @param worker the worker's number in its pool
   * @param pid its process
   * @param index the item whose task ran then; -1 where none of the map did
   */
  record Source(int worker, long pid, long index) {}
}
