package dev.brine.pickle;

import dev.brine.code.JdkInternals;
import dev.brine.code.SessionClasses;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** The writing end of the bridge: what is not the object's own is replaced by a numbered part. */
final class BridgeOutput extends ObjectOutputStream {
  /** Where an exception keeps those that it suppressed. */
  private static final Optional<MethodHandle> SUPPRESSED =
      JdkInternals.getter(Throwable.class, "suppressedExceptions", List.class);

  /** The objects that are written here, one of them first. */
  private final Set<Object> together = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<Class<?>> roots = new HashSet<>();
  private final Discovery discovery;

  /** The root that is being asked what stands for it. */
  private @Nullable Object current;

  private final List<Object> parts = new ArrayList<>();
  private final IdentityHashMap<Object, BridgePart> known = new IdentityHashMap<>();

  BridgeOutput(OutputStream out, List<Object> together, Discovery discovery) throws IOException {
    super(out);
    this.together.addAll(together);
    together.forEach(this::addSuppressed);
    together.forEach(each -> roots.add(each.getClass()));
    this.discovery = discovery;
    enableReplaceObject(true);
  }

  /** An exception looks into that list as it is made, when a part might not be filled yet. */
  private void addSuppressed(Object object) {
    if (!(object instanceof Throwable thrown) || SUPPRESSED.isEmpty()) {
      return;
    }
    try {
      Object suppressed = SUPPRESSED.get().invoke(thrown);
      if (suppressed instanceof ArrayList<?>) {
        together.add(suppressed);
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The parts, in the order of their numbers. */
  List<Object> parts() {
    Replacements.of(this)
        .forEach(
            (written, asked) -> {
              // What stands for a root is written with the root.
              if (written instanceof BridgePart part && !together.contains(asked)) {
                parts.set(part.number(), asked);
              }
            });
    return parts;
  }

  /** Writes one of the objects that are written here. */
  void writeRoot(Object object) throws IOException {
    current = object;
    writeObject(object);
  }

  @Override
  protected Object replaceObject(Object object) {
    Object asked = current;
    current = null;
    if (asked != null && asked != object && asked.getClass() == object.getClass()) {
      return object; // it stands in for itself by another one of its class, as that would again
    }
    if (together.contains(object) || isOwn(object)) {
      return object;
    }
    return known.computeIfAbsent(
        object,
        part -> {
          parts.add(part);
          return new BridgePart(parts.size() - 1);
        });
  }

  /** Both ends have the same classes, so the name is enough, and the layout to be sure. */
  @Override
  protected void writeClassDescriptor(ObjectStreamClass descriptor) throws IOException {
    Class<?> type = descriptor.forClass();
    discovery.type(type);
    writeUTF(type.descriptorString());
    writeInt(SessionClasses.contains(type) ? FieldLayout.of(type).fingerprint() : 0);
  }

  /**
   * The locks and conditions inside of a concurrent object, which nobody outside can hold, stay in
   * its own form. Anything that the graph around could also reach must not, or it would arrive
   * twice.
   */
  private boolean isOwn(Object object) {
    if (object instanceof BridgePart
        || object instanceof String
        || object instanceof StackTraceElement
        || object instanceof StackTraceElement[]) {
      return true;
    }
    return object instanceof Serializable
        && isConcurrent(object.getClass())
        && (!Modifier.isPublic(object.getClass().getModifiers())
            || object instanceof Lock
            || object instanceof Condition)
        && !(object instanceof Collection<?> || object instanceof Map<?, ?>)
        && roots.stream().anyMatch(BridgeOutput::isConcurrent);
  }

  private static boolean isConcurrent(Class<?> type) {
    return type.getName().startsWith("java.util.concurrent.");
  }
}
