package dev.brine.command;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.pool.Pool;
import dev.brine.pool.Pools;
import dev.brine.session.CellException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import org.jspecify.annotations.Nullable;

/** Finds the pool that a cell's options name. */
final class PoolChoice {
  private PoolChoice() {}

  /**
   * The pool.
   *
   * @param name a variable of the session, an id or an address; null for the default pool
   * @throws CellException if there is no such pool
   */
  static Pool of(Session session, CellText cell, @Nullable String name)
      throws CellException, SessionInterruptedException {
    if (name == null) {
      return Brine.pool();
    }
    try {
      if (SessionNames.variables(session.shell()).contains(name)
          && session.evaluate(name, 1).value() instanceof Pool pool) {
        return pool;
      }
      return Pools.get(name);
    } catch (BrineException e) {
      throw cell.refuse("--pool: " + e.getMessage(), 0, cell.firstLine().length());
    }
  }
}
