package dev.brine.code;

import dev.brine.error.Internal;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Optional;

/**
 * The one place that reaches into the JDK. Four things have no public door: whether a class is
 * initialized (asking in any other way initializes it), whether one was redefined, which method an
 * old lambda object calls, and the full-power lookup that rebuilds a lambda inside a class of
 * another loader. A worker is started with the package opened; a session's command line is not
 * ours, so there the lookup is made by the factory that serialization frameworks use. Where neither
 * works, callers get an empty answer and say what is missing.
 */
@Internal
public final class JdkInternals {
  private static final Optional<MethodHandles.Lookup> LOOKUP = findLookup();
  private static final Optional<MethodHandle> SHOULD_BE_INITIALIZED =
      unsafe("shouldBeInitialized", MethodType.methodType(boolean.class, Class.class));

  private static final Optional<MethodHandle> OPEN =
      LOOKUP.flatMap(
          lookup -> {
            try {
              MethodType type = MethodType.methodType(boolean.class, boolean.class);
              return Optional.of(
                  lookup.findVirtual(AccessibleObject.class, "setAccessible0", type));
            } catch (ReflectiveOperationException absent) {
              return Optional.empty();
            }
          });

  private static final Optional<MethodHandle> REDEFINITIONS =
      getter(Class.class, "classRedefinedCount", int.class);

  private JdkInternals() {}

  /** A lookup that may do everything, if this JVM gives one. */
  public static Optional<MethodHandles.Lookup> lookup() {
    return LOOKUP;
  }

  /** A lookup with all the rights of that class, if this JVM gives one. */
  public static Optional<MethodHandles.Lookup> lookupIn(Class<?> type) {
    return LOOKUP.map(
        lookup -> {
          try {
            return (MethodHandles.Lookup)
                lookup
                    .findConstructor(
                        MethodHandles.Lookup.class, MethodType.methodType(void.class, Class.class))
                    .invoke(type);
          } catch (Throwable e) {
            throw new LinkageError("no lookup in " + type.getName(), e);
          }
        });
  }

  /** A method of the JDK's internal Unsafe, bound to it, if this JVM gives one. */
  public static Optional<MethodHandle> unsafe(String name, MethodType type) {
    return LOOKUP.flatMap(
        lookup -> {
          try {
            Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
            Object instance =
                lookup.findStatic(unsafe, "getUnsafe", MethodType.methodType(unsafe)).invoke();
            return Optional.of(lookup.findVirtual(unsafe, name, type).bindTo(instance));
          } catch (Throwable e) {
            return Optional.empty();
          }
        });
  }

  /** Reads a hidden field of a class of the JDK, if this JVM lets us. */
  public static Optional<MethodHandle> getter(Class<?> owner, String field, Class<?> type) {
    return LOOKUP.flatMap(
        lookup -> {
          try {
            return Optional.of(lookup.findGetter(owner, field, type));
          } catch (ReflectiveOperationException absent) {
            return Optional.empty();
          }
        });
  }

  /** Writes a hidden field of a class of the JDK, if this JVM lets us. */
  public static Optional<MethodHandle> setter(Class<?> owner, String field, Class<?> type) {
    return LOOKUP.flatMap(
        lookup -> {
          try {
            return Optional.of(lookup.findSetter(owner, field, type));
          } catch (ReflectiveOperationException absent) {
            return Optional.empty();
          }
        });
  }

  /** Makes a member of the JDK accessible, past its module; whether that worked. */
  public static boolean open(AccessibleObject member) {
    if (member.trySetAccessible()) {
      return true;
    }
    try {
      return OPEN.isPresent() && (boolean) OPEN.get().invoke(member, true);
    } catch (Throwable e) {
      return false;
    }
  }

  /**
   * Whether a class is initialized, without initializing it. Where this JVM does not tell, the
   * answer is yes: a class that a function reaches has mostly been used.
   */
  public static boolean isInitialized(Class<?> type) {
    return SHOULD_BE_INITIALIZED
        .map(
            handle -> {
              try {
                return !(boolean) handle.invoke(type);
              } catch (Throwable e) {
                return true;
              }
            })
        .orElse(true);
  }

  /**
   * Whether a class may have been given other code since it was loaded. Where this JVM does not
   * tell, the answer is yes.
   */
  static boolean mayBeRedefined(Class<?> type) {
    return REDEFINITIONS
        .map(
            handle -> {
              try {
                return (int) handle.invoke(type) != 0;
              } catch (Throwable e) {
                return true;
              }
            })
        .orElse(true);
  }

  private static Optional<MethodHandles.Lookup> findLookup() {
    try {
      Field field = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
      field.setAccessible(true);
      return Optional.of((MethodHandles.Lookup) field.get(null));
    } catch (ReflectiveOperationException | RuntimeException closed) {
      return lookupByFactory();
    }
  }

  private static Optional<MethodHandles.Lookup> lookupByFactory() {
    if (Boolean.getBoolean("brine.noInternals")) {
      return Optional.empty();
    }
    try {
      Class<?> factoryClass = Class.forName("sun.reflect.ReflectionFactory");
      Object factory = factoryClass.getMethod("getReflectionFactory").invoke(null);
      Constructor<?> all =
          MethodHandles.Lookup.class.getDeclaredConstructor(Class.class, Class.class, int.class);
      Constructor<?> usable =
          (Constructor<?>)
              factoryClass
                  .getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                  .invoke(factory, MethodHandles.Lookup.class, all);
      return Optional.of((MethodHandles.Lookup) usable.newInstance(Object.class, null, -1));
    } catch (ReflectiveOperationException | RuntimeException missing) {
      return Optional.empty();
    }
  }
}
