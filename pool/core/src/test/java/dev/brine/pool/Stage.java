package dev.brine.pool;

/** Where user code runs on a task's way, and may end badly. */
enum Stage {
  CAPTURE("capture"),
  ARGUMENT_READ("argument read"),
  CLASS_INIT("class init"),
  TASK("task"),
  EXCEPTION_WRITE("exception write"),
  RESULT_WRITE("result write"),
  RESULT_READ("result read");

  private final String text;

  Stage(String text) {
    this.text = text;
  }

  /** Whether it is a worker that this happens in. */
  boolean isOfWorker() {
    return this != CAPTURE && this != RESULT_READ;
  }

  @Override
  public String toString() {
    return text;
  }
}
