package dev.brine.pool;

import dev.brine.task.Outcome;

/** Where the outcomes of one map go. Thread-safe. */
interface Outcomes {
  /** The next items, so many from this index on, are on their way. */
  void expect(long first, int count);

  /** Takes an outcome, unless there is one of this index already; whether it was taken. */
  boolean keep(Outcome<?> outcome);

  /** The map is over; nothing more is taken. */
  void end();
}
