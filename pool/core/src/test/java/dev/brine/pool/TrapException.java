package dev.brine.pool;

import java.io.IOException;
import java.io.ObjectOutputStream;

/** An exception of the user's that ends badly when it is written. */
final class TrapException extends Exception {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // a trap writes itself
  private final Trap trap;

  TrapException(Trap trap) {
    super("thrown on purpose");
    this.trap = trap;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    trap.strikeAt(Stage.EXCEPTION_WRITE);
    out.defaultWriteObject();
  }
}
