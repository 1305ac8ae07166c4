package dev.brine.code;

import dev.brine.error.Internal;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
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
  /** The packages that rebuilding lambdas and values needs, and that tasks may look into. */
  private static final String[] OPENED = {
    "java.lang", "java.lang.invoke", "java.lang.reflect", "java.util"
  };

  private static final Optional<MethodHandles.Lookup> MADE = lookupByFactory();
  private static final Optional<MethodHandles.Lookup> LOOKUP =
      MADE.isPresent() ? MADE : lookupByField();

  /** With it, reflection makes no classes for what it calls, so the first calls take no time. */
  private static final String PLAIN_REFLECTION = "jdk.reflect.useNativeAccessorOnly";

  /** That it is Brine which has asked for that, and will end it. */
  private static final String IS_OURS = "brine.plainReflection";

  // What few need is looked up when it is needed: a worker waits for what stands here.

  private static final class Initialization {
    static final Optional<MethodHandle> SHOULD_BE =
        unsafe("shouldBeInitialized", MethodType.methodType(boolean.class, Class.class));
  }

  private static final class Redefinitions {
    static final Optional<MethodHandle> COUNT =
        getter(Class.class, "classRedefinedCount", int.class);
  }

  private static final class Reflection {
    static final Optional<MethodHandle> CONFIGURATION = configuration();

    private static Optional<MethodHandle> configuration() {
      if (LOOKUP.isEmpty()) {
        return Optional.empty();
      }
      try {
        Class<?> factory = Class.forName("jdk.internal.reflect.ReflectionFactory");
        Class<?> type = Class.forName("jdk.internal.reflect.ReflectionFactory$Config");
        MethodHandle setter = LOOKUP.get().findStaticSetter(factory, "config", type);
        return Optional.of(setter.asType(MethodType.methodType(void.class, Object.class)));
      } catch (ReflectiveOperationException absent) {
        return Optional.empty();
      }
    }
  }

  private static final class Access {
    static final Optional<MethodHandle> OPEN =
        method(
            AccessibleObject.class,
            "setAccessible0",
            MethodType.methodType(boolean.class, boolean.class));
  }

  private JdkInternals() {}

  /** A lookup that may do everything, if this JVM gives one. */
  public static Optional<MethodHandles.Lookup> lookup() {
    return LOOKUP;
  }

  /** A lookup with all the rights of that class, if this JVM gives one. */
  public static Optional<MethodHandles.Lookup> lookupIn(Class<?> type) {
    // Of a lookup that may do everything, this is one that may do all that the class may.
    return LOOKUP.isEmpty() ? LOOKUP : Optional.of(LOOKUP.get().in(type));
  }

  /**
   * Opens to all code on the class path what workers and their tasks look into; whether this JVM
   * lets us. The options of the command line that do the same keep a JVM from using the graph of
   * modules that it has ready.
   */
  public static boolean openPackages() {
    Optional<MethodHandle> open =
        method(
            Module.class,
            "implAddOpensToAllUnnamed",
            MethodType.methodType(void.class, String.class));
    if (open.isEmpty()) {
      return false;
    }
    try {
      for (String each : OPENED) {
        open.get().invokeExact(Object.class.getModule(), each);
      }
      return true;
    } catch (Throwable e) {
      return false;
    }
  }

  /**
   * The options by which a JVM like this one starts without making classes for reflective calls;
   * there are none where it could not return to what is usual, or has no need of them.
   */
  public static List<String> plainReflectionOptions() {
    return Reflection.CONFIGURATION.isEmpty()
        ? List.of()
        : List.of("-D" + PLAIN_REFLECTION + "=true", "-D" + IS_OURS + "=true");
  }

  /** Ends what those options have begun: calls that are made often are faster as usual. */
  public static void reflectAsUsual() {
    if (!Boolean.getBoolean(IS_OURS)) {
      return;
    }
    System.clearProperty(IS_OURS);
    System.clearProperty(PLAIN_REFLECTION);
    try {
      if (Reflection.CONFIGURATION.isPresent()) {
        // It is read anew when it is missing.
        Reflection.CONFIGURATION.get().invokeExact((Object) null);
      }
    } catch (Throwable impossible) {
      // The session has seen that it can be done. Reflective calls would be slower, and right.
    }
  }

  /**
   * A Unix socket that is not connected yet, of the JDK's own kind. The public way looks through
   * the whole class path for another kind first.
   *
   * @throws IOException if there can be none
   */
  public static SocketChannel openUnixSocket() throws IOException {
    if (LOOKUP.isPresent()) {
      try {
        Class<?> kinds = Class.forName("sun.nio.ch.DefaultSelectorProvider");
        Class<?> kind = Class.forName("sun.nio.ch.SelectorProviderImpl");
        SelectorProvider own =
            (SelectorProvider)
                LOOKUP.get().findStatic(kinds, "get", MethodType.methodType(kind)).invoke();
        return own.openSocketChannel(StandardProtocolFamily.UNIX);
      } catch (IOException e) {
        throw e;
      } catch (Throwable absent) {
        // Then the public way.
      }
    }
    return SocketChannel.open(StandardProtocolFamily.UNIX);
  }

  /** The options by which a JVM like this one opens what {@link #openPackages} cannot open. */
  public static List<String> openingOptions() {
    List<String> options = new ArrayList<>();
    if (MADE.isPresent()) {
      return options;
    }
    for (String each : OPENED) {
      options.add("--add-opens=java.base/" + each + "=ALL-UNNAMED");
    }
    return options;
  }

  private static Optional<MethodHandle> method(Class<?> owner, String name, MethodType type) {
    if (LOOKUP.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LOOKUP.get().findVirtual(owner, name, type));
    } catch (ReflectiveOperationException absent) {
      return Optional.empty();
    }
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
      return Access.OPEN.isPresent() && (boolean) Access.OPEN.get().invoke(member, true);
    } catch (Throwable e) {
      return false;
    }
  }

  /**
   * Whether a class is initialized, without initializing it. Where this JVM does not tell, the
   * answer is yes: a class that a function reaches has mostly been used.
   */
  public static boolean isInitialized(Class<?> type) {
    return Initialization.SHOULD_BE
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
    return Redefinitions.COUNT
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

  /** Where the package is open. */
  private static Optional<MethodHandles.Lookup> lookupByField() {
    try {
      Field field = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
      field.setAccessible(true);
      return Optional.of((MethodHandles.Lookup) field.get(null));
    } catch (ReflectiveOperationException | RuntimeException closed) {
      return Optional.empty();
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
