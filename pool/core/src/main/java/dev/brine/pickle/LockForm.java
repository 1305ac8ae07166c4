package dev.brine.pickle;

import dev.brine.error.CaptureException;
import java.util.List;
import java.util.function.Predicate;

/** Writes a lock that nobody holds. The thread that holds one is not on the other side. */
final class LockForm<T> extends Form<T> {
  private final Class<T> type;
  private final Predicate<T> isHeld;
  private final BridgeForm bridge;

  LockForm(Class<T> type, Predicate<T> isHeld) {
    this.type = type;
    this.isHeld = isHeld;
    this.bridge = new BridgeForm(type);
  }

  @Override
  void write(T lock, GraphOutput output) {
    if (isHeld.test(lock)) {
      throw new CaptureException(
          List.of(type.getName()),
          "it is locked by a thread of this process; unlock it first, or make one in the task");
    }
    bridge.write(lock, output);
  }

  @Override
  T make(GraphInput input) {
    return type.cast(bridge.make(input));
  }
}
