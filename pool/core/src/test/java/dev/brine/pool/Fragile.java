package dev.brine.pool;

/** Classes whose initialisers end badly; one for each way, since a class has only one attempt. */
final class Fragile {
  private Fragile() {}

  /** Initialises the class that ends this way; gives nothing. */
  static int touch(Blow blow) {
    return switch (blow) {
      case EXCEPTION -> OfException.value;
      case ERROR -> OfError.value;
      case STACK_OVERFLOW -> OfStackOverflow.value;
      case OUT_OF_MEMORY -> OfOutOfMemory.value;
      case EXIT -> OfExit.value;
      case HALT -> OfHalt.value;
      case KILL -> OfKill.value;
      case LOOP -> OfLoop.value;
    };
  }

  private static int struck(Blow blow) {
    blow.strike();
    return 1;
  }

  private static final class OfException {
    static int value = struck(Blow.EXCEPTION);
  }

  private static final class OfError {
    static int value = struck(Blow.ERROR);
  }

  private static final class OfStackOverflow {
    static int value = struck(Blow.STACK_OVERFLOW);
  }

  private static final class OfOutOfMemory {
    static int value = struck(Blow.OUT_OF_MEMORY);
  }

  private static final class OfExit {
    static int value = struck(Blow.EXIT);
  }

  private static final class OfHalt {
    static int value = struck(Blow.HALT);
  }

  private static final class OfKill {
    static int value = struck(Blow.KILL);
  }

  private static final class OfLoop {
    static int value = struck(Blow.LOOP);
  }
}
