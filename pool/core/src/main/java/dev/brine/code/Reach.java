package dev.brine.code;

import dev.brine.error.CaptureException;
import dev.brine.error.Internal;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows bytecode from what a function uses to all the session's code it can run and all the
 * static fields that code touches. JShell's wrapper classes hold unrelated things side by side, so
 * of them only the reached methods count; of the user's own classes all methods do. The caller
 * alternates between {@code take} methods and writing the values they bring up, since values can
 * hold more code. Not thread-safe.
 */
@Internal
public final class Reach {
  /** A class of the session that must be there. */
  private record Needed(Class<?> type, ClassCode code, ClassScan scan) {}

  private @Nullable ClassLoader loader;

  /** By name; null stands for a class that is not the session's. */
  private final Map<String, @Nullable Needed> needed = new HashMap<>();

  private final Set<String> used = new HashSet<>();
  private final Set<Reference.Method> methods = new HashSet<>();
  private final Set<Field> statics = new HashSet<>();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<ClassCode> newCode = new ArrayList<>();
  private final LinkedHashSet<Field> newStatics = new LinkedHashSet<>();
  private final List<Class<?>> newEnums = new ArrayList<>();
  private final @Nullable ReachTrace trace;

  /** Follows code and does not note why. */
  public Reach() {
    this(null);
  }

  /** Follows code and notes in the trace, if there is one, by what it came to each piece. */
  public Reach(@Nullable ReachTrace trace) {
    this.trace = trace;
  }

  /** The loader of the session's classes, or null where none was reached yet. */
  public @Nullable ClassLoader loader() {
    return loader;
  }

  /** An instance of this class, or the class itself, is a value that travels. */
  public void use(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    if (SessionClasses.contains(element)) {
      adopt(element);
      use(element.getName());
      drain();
    }
  }

  /** This method is called. */
  public void call(Class<?> owner, String name, String descriptor) {
    if (SessionClasses.contains(owner)) {
      adopt(owner);
      follow(new Reference.Method(owner.getName(), name, descriptor));
      drain();
    }
  }

  /** This class must be there, though nothing of it may run. */
  public void require(Class<?> type) {
    if (SessionClasses.contains(type)) {
      adopt(type);
      need(type.getName());
      drain();
    }
  }

  /** A session has one loader for all that is typed, below that of its class path. */
  private void adopt(Class<?> type) {
    ClassLoader other = type.getClassLoader();
    if (loader == null || (other != loader && isBelow(other, loader))) {
      loader = other;
    }
  }

  /** A loader that asks another one sees all that this other one sees. */
  private static boolean isBelow(@Nullable ClassLoader below, ClassLoader above) {
    for (ClassLoader each = below; each != null; each = each.getParent()) {
      if (each == above) {
        return true;
      }
    }
    return false;
  }

  /** Whether code that was reached names this class. */
  public boolean names(Class<?> type) {
    return needed.containsKey(type.getName());
  }

  /** Whether a field is a variable of the session, not a static field of a class typed in it. */
  public static boolean isVariable(Field field) {
    return SessionClasses.isWrapper(field.getDeclaringClass().getName());
  }

  /** Whether JShell wrapped this class around snippets. */
  public static boolean isWrapper(String name) {
    return SessionClasses.isWrapper(name);
  }

  /** Whether there is anything to be taken. */
  public boolean hasNews() {
    return !newCode.isEmpty() || !newStatics.isEmpty() || !newEnums.isEmpty();
  }

  /** Whether there are static fields or enums to be taken. */
  public boolean hasNewValues() {
    return !newStatics.isEmpty() || !newEnums.isEmpty();
  }

  /** How many class names were looked at; it grows whenever {@link #names} may say more. */
  public int countNames() {
    return needed.size();
  }

  /** The code that was reached since the last call. */
  public List<ClassCode> takeCode() {
    List<ClassCode> taken = List.copyOf(newCode);
    newCode.clear();
    return taken;
  }

  /** The next static field whose value is wanted, or null where none is left. */
  public @Nullable Field takeStatic() {
    Field first = newStatics.isEmpty() ? null : newStatics.iterator().next();
    newStatics.remove(first);
    return first;
  }

  /** The initialized enums that were reached since the last call. */
  public List<Class<?>> takeEnums() {
    List<Class<?>> taken = List.copyOf(newEnums);
    newEnums.clear();
    return taken;
  }

  private void drain() {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }
    if (trace != null) {
      trace.leave();
    }
  }

  private @Nullable Needed need(String name) {
    if (needed.containsKey(name)) {
      return needed.get(name);
    }
    // Nobody but the JDK can define a class of java.*, so these, the most, are not searched for.
    Class<?> type = name.startsWith("java.") ? null : find(name);
    if (type == null || !SessionClasses.contains(type)) {
      needed.put(name, null);
      return null;
    }
    ClassVersion version = ClassVersion.of(type, scan -> isInitialized(type, scan));
    if (version == null) {
      throw new CaptureException(
          List.of(name), "the session's class loader hides its bytecode, so it cannot travel");
    }
    Needed found = new Needed(type, version.code(), version.scan());
    needed.put(name, found);
    newCode.add(found.code());
    work.add(() -> found.scan().types().forEach(this::need));
    return found;
  }

  /**
   * Without an initializer in the class or above it there is nothing that could have run or not.
   */
  private boolean isInitialized(Class<?> type, ClassScan scan) {
    boolean nothingToRun = !scan.hasInitializer();
    for (Class<?> above = type.getSuperclass();
        nothingToRun && above != null && SessionClasses.contains(above);
        above = above.getSuperclass()) {
      Needed aboveNeeded = need(above.getName());
      nothingToRun = aboveNeeded == null || aboveNeeded.code().initialized();
    }
    return nothingToRun || JdkInternals.isInitialized(type);
  }

  private void use(String name) {
    Needed found = need(name);
    if (found == null || SessionClasses.isWrapper(name) || !used.add(name)) {
      return;
    }
    if (trace != null) {
      trace.reached(new Reference.Type(name));
    }
    Class<?> type = found.type();
    if (type.getSuperclass() != null) {
      use(type.getSuperclass().getName());
    }
    for (Class<?> above : type.getInterfaces()) {
      use(above.getName());
    }
    if (type.isEnum() && found.code().initialized()) {
      newEnums.add(type);
      for (Object constant : type.getEnumConstants()) {
        use(constant.getClass().getName());
      }
    }
    work.add(
        () -> {
          if (trace != null) {
            trace.enter(new Reference.Type(name));
          }
          found.scan().ofAll(found.code().initialized()).forEach(this::follow);
        });
  }

  private void follow(Reference reference) {
    if (reference instanceof Reference.Type type) {
      use(type.name());
    } else if (reference instanceof Reference.StaticField field) {
      field(field.owner(), field.name());
    } else if (reference instanceof Reference.Method method) {
      Needed found = need(method.owner());
      if (found == null) {
        return;
      }
      if (!SessionClasses.isWrapper(method.owner())) {
        use(method.owner());
      } else if (methods.add(method)) {
        String key = method.name() + method.descriptor();
        if (trace != null) {
          trace.reached(method);
        }
        work.add(
            () -> {
              if (trace != null) {
                trace.enter(method);
              }
              found.scan().of(key).forEach(this::follow);
            });
      }
    }
  }

  private void field(String owner, String name) {
    Needed found = need(owner);
    if (found == null) {
      return;
    }
    use(owner);
    Field field = declared(found.type(), name);
    if (field == null || !Modifier.isStatic(field.getModifiers())) {
      return;
    }
    Needed holder = need(field.getDeclaringClass().getName());
    if (holder == null
        || !holder.code().initialized()
        || holder.scan().constants().contains(name)) {
      return;
    }
    use(field.getDeclaringClass().getName());
    if (field.getDeclaringClass().isInterface()) {
      // An interface is filled at once when it is first touched, so all its values must be there.
      for (Field constant : field.getDeclaringClass().getDeclaredFields()) {
        if (!holder.scan().constants().contains(constant.getName())) {
          want(constant);
        }
      }
    } else if (!isEnumMember(field)) {
      want(field);
    }
  }

  private void want(Field field) {
    if (statics.add(field)) {
      if (trace != null) {
        trace.reached(field);
      }
      newStatics.add(field);
    }
  }

  /** The constants of an enum and the array of them are made by the worker itself. */
  private static boolean isEnumMember(Field field) {
    Class<?> owner = field.getDeclaringClass();
    return owner.isEnum()
        && (field.isEnumConstant()
            || (field.isSynthetic() && field.getType() == owner.arrayType()));
  }

  private static @Nullable Field declared(Class<?> type, String name) {
    for (Class<?> holder = type; holder != null; holder = holder.getSuperclass()) {
      try {
        return holder.getDeclaredField(name);
      } catch (NoSuchFieldException e) {
        for (Class<?> above : holder.getInterfaces()) {
          Field inherited = declared(above, name);
          if (inherited != null) {
            return inherited;
          }
        }
      }
    }
    return null;
  }

  private @Nullable Class<?> find(String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
