package dev.brine.code;

import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The worker's loader of the session's classes: at most one class for each name. It serves one map
 * at a time; later maps may have it as long as their code agrees with what it holds, so that
 * compiled code stays warm. Loading is thread-safe; adding code is not.
 */
@Internal
public final class Generation extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Map<String, ClassCode> code = new ConcurrentHashMap<>();
  private final Map<String, Object> snapshots = new ConcurrentHashMap<>();
  private final List<String> classPath;
  private boolean reusable = true;

  Generation(ClassLoader parent, List<String> classPath) {
    super("brine", parent);
    this.classPath = List.copyOf(classPath);
  }

  /** Whether this code could be added without changing what a name means. */
  boolean accepts(List<ClassCode> more, List<String> wantedClassPath) {
    if (!classPath.equals(wantedClassPath)) {
      return false;
    }
    for (ClassCode each : more) {
      if (!code.getOrDefault(each.name(), each).equals(each)) {
        return false;
      }
    }
    return true;
  }

  /** How many classes it holds besides these. */
  int countOthers(List<ClassCode> wanted) {
    int others = code.size();
    for (ClassCode each : wanted) {
      others -= code.containsKey(each.name()) ? 1 : 0;
    }
    return others;
  }

  /**
   * Adds code.
   *
   * @throws BrineException if a class of that name is there with other bytes
   */
  public void add(List<ClassCode> more) {
    for (ClassCode each : more) {
      ClassCode old = code.putIfAbsent(each.name(), each);
      if (old != null && !old.equals(each)) {
        throw new BrineException(
            each.name() + " was redefined while the map was running; run the map again");
      }
      if (!each.initialized()) {
        // Its initializer will run here, and what it leaves behind must not reach another map.
        reusable = false;
      }
    }
  }

  /** Keeps a value for an interface's constant, to be taken when the interface is initialized. */
  public void keep(String owner, String field, @Nullable Object value) {
    reusable = false;
    if (value != null) {
      snapshots.put(owner + "#" + field, value);
    }
  }

  @Nullable Object kept(String owner, String field) {
    return snapshots.get(owner + "#" + field);
  }

  boolean isReusable() {
    return reusable;
  }

  boolean has(String name) {
    return code.containsKey(name);
  }

  /** What was sent hides what this JVM has by the same name. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!code.containsKey(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ClassCode found = code.get(name);
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes = found.initialized() ? byValue(found.bytes()) : found.bytes();
    return defineClass(name, bytes, 0, bytes.length);
  }

  /** The class file of a class whose statics travel by value. */
  private static byte[] byValue(byte[] bytes) {
    byte[] cut = InitializerCut.of(bytes);
    return cut == null ? InterfaceStatics.rewrite(bytes) : cut;
  }

  /**
   * The class files as the session has them, so that lambdas can be described here as they are
   * there.
   */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    if (name.endsWith(".class")) {
      ClassCode found =
          code.get(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
      if (found != null) {
        return new ByteArrayInputStream(found.bytes());
      }
    }
    return super.getResourceAsStream(name);
  }
}
