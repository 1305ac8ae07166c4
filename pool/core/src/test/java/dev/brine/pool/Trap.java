package dev.brine.pool;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;

/** An item, or a result, that ends badly at one stage of its way. */
public final class Trap implements Externalizable {
  private static final long serialVersionUID = 1L;

  private Stage stage = Stage.TASK;
  private Blow blow = Blow.EXCEPTION;

  /** For java.io. */
  public Trap() {}

  Trap(Stage stage, Blow blow) {
    this.stage = stage;
    this.blow = blow;
  }

  /** What the function under test does. */
  static Object work(Object item) throws Exception {
    return item instanceof Trap trap ? trap.run() : (int) item * (int) item;
  }

  private Object run() throws TrapException {
    switch (stage) {
      case TASK -> blow.strike();
      case CLASS_INIT -> {
        return Fragile.touch(blow);
      }
      case EXCEPTION_WRITE -> throw new TrapException(this);
      default -> {}
    }
    return this;
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    strikeAt(Boolean.getBoolean("brine.worker") ? Stage.RESULT_WRITE : Stage.CAPTURE);
    out.writeUTF(stage.name());
    out.writeUTF(blow.name());
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    stage = Stage.valueOf(in.readUTF());
    blow = Blow.valueOf(in.readUTF());
    strikeAt(Boolean.getBoolean("brine.worker") ? Stage.ARGUMENT_READ : Stage.RESULT_READ);
  }

  /** Ends badly if this is the stage. */
  void strikeAt(Stage reached) {
    if (stage == reached) {
      blow.strike();
    }
  }

  @Override
  public String toString() {
    return "a trap";
  }
}
