package dev.brine.pickle;

import dev.brine.code.JdkInternals;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes a bounded queue. In its own java.io form, it checks its elements while it is made, when in
 * a cycle they are not there yet.
 */
final class ArrayQueueForm extends Form<ArrayBlockingQueue<Object>> {
  private static final Optional<MethodHandle> LOCK =
      JdkInternals.getter(ArrayBlockingQueue.class, "lock", ReentrantLock.class);

  @Override
  void write(ArrayBlockingQueue<Object> queue, GraphOutput output) {
    output.bytes().writeVarInt(queue.size() + queue.remainingCapacity(), true);
    output.bytes().writeBoolean(isFair(queue));
  }

  /** Without a way into the JDK, none is known to be fair, which is the default. */
  private static boolean isFair(ArrayBlockingQueue<Object> queue) {
    if (LOCK.isEmpty()) {
      return false;
    }
    try {
      return ((ReentrantLock) LOCK.get().invoke(queue)).isFair();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  ArrayBlockingQueue<Object> make(GraphInput input) {
    return new ArrayBlockingQueue<>(input.bytes().readVarInt(true), input.bytes().readBoolean());
  }

  @Override
  boolean isFilled() {
    return true;
  }

  @Override
  void writeRest(ArrayBlockingQueue<Object> queue, GraphOutput output) {
    Object[] elements = queue.toArray();
    output.bytes().writeVarInt(elements.length, true);
    for (Object element : elements) {
      output.value(element);
    }
  }

  @Override
  void fill(ArrayBlockingQueue<Object> queue, GraphInput input) {
    int size = input.bytes().readVarInt(true);
    for (int i = 0; i < size; i++) {
      queue.add(Objects.requireNonNull(input.value()));
    }
  }

  @Override
  String step(ArrayBlockingQueue<Object> queue, boolean rest, int part) {
    return Elements.step(part, Arrays.asList(queue.toArray()));
  }
}
