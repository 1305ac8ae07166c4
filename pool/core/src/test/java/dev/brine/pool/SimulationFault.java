package dev.brine.pool;

/** What is wrong, on purpose, with the scheduler of a simulation. */
enum SimulationFault {
  NONE,
  /** Tasks that an ended worker had not begun are gone. */
  UNTOUCHED_ARE_LOST,
  /** An answer counts twice. */
  ANSWERS_COUNT_TWICE,
  /** A task that an ended worker had begun is sent again. */
  BEGUN_IS_UNKNOWN,
  /** A worker does a task that was taken back from it. */
  TAKEN_BACK_IS_DONE,
  /** What an answered task was presumed to take is never taken off. */
  ESTIMATES_GROW
}
