package dev.brine.pickle;

/**
 * Is told of the code behind the values that are written. On the worker's side there is nothing to
 * discover.
 */
interface Discovery {
  /** Discovers nothing. */
  Discovery NONE =
      new Discovery() {
        @Override
        public void type(Class<?> type) {}

        @Override
        public void lambda(LambdaShape shape, Class<?> capturing) {}
      };

  /** An instance of this class, or the class itself, was written. */
  void type(Class<?> type);

  /** A lambda of this shape was written; the class is the one whose code made it. */
  void lambda(LambdaShape shape, Class<?> capturing);
}
