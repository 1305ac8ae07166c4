package dev.brine.command;

/** Generated code that runs the user's on workers. */
interface RunnableCode {
  /**
   * It as one expression.
   *
   * @param number of the run
   * @param value whether the user's code has a value; if not, its tail is a statement
   */
  GeneratedCode expression(long number, boolean value);

  /** The expression with values, for values whose type has no name in the session. */
  GeneratedCode untyped(long number);
}
