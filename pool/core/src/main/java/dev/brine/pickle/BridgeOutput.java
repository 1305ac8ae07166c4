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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The writing end of the bridge: what is not the object's own is replaced by a numbered part. */
final class BridgeOutput extends ObjectOutputStream {
  /** Where an exception keeps those that it suppressed. */
  private static final Optional<MethodHandle> SUPPRESSED =
      JdkInternals.getter(Throwable.class, "suppressedExceptions", List.class);

  /** The objects that are written here, one of them first. */
  private final Set<Object> together = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Class<?> root;
  private final Discovery discovery;
  private final List<Object> parts = new ArrayList<>();
  private final IdentityHashMap<Object, BridgePart> known = new IdentityHashMap<>();

  BridgeOutput(OutputStream out, List<Object> together, Discovery discovery) throws IOException {
    super(out);
    this.together.addAll(together);
    together.forEach(this::addSuppressed);
    this.root = together.get(0).getClass();
    this.discovery = discovery;
    enableReplaceObject(true);
  }

  /** An exception reads that list as it is made, when a part might not be filled yet. */
  private void addSuppressed(Object object) {
    if (object instanceof Throwable thrown && SUPPRESSED.isPresent()) {
      try {
        List<?> suppressed = (List<?>) SUPPRESSED.get().invoke(thrown);
        if (suppressed instanceof ArrayList<?>) {
          together.add(suppressed);
        }
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The parts, in the order of their numbers. */
  List<Object> parts() {
    return parts;
  }

  @Override
  protected Object replaceObject(Object object) {
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
   * The helper objects of the JDK and of Guava, which nobody outside can hold, stay in their own
   * form. Anything that the graph around could also reach must not, or it would arrive twice.
   */
  private boolean isOwn(Object object) {
    if (object instanceof BridgePart
        || object instanceof String
        || object instanceof StackTraceElement
        || object instanceof StackTraceElement[]) {
      return true;
    }
    Class<?> type = object.getClass();
    if (type.isArray()
        || type.isHidden()
        || !(object instanceof Serializable)
        || object instanceof Enum<?>
        || object instanceof Collection<?>
        || object instanceof Map<?, ?>
        || !isLibrary(root)) {
      return false;
    }
    boolean isHidden =
        !Modifier.isPublic(type.getModifiers())
            || type.getPackageName().equals("java.util.concurrent.locks");
    return isHidden && type.getPackageName().startsWith(root.getPackageName());
  }

  private static boolean isLibrary(Class<?> type) {
    return type.getModule().isNamed() || type.getName().startsWith("com.google.common.");
  }
}
