package dev.brine.pickle;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.brine.code.JdkInternals;
import dev.brine.code.SessionClasses;
import dev.brine.error.CaptureException;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Finds out what a lambda object is made of, in tiers: what a serializable one tells of itself; the
 * one place in the capturing class's bytecode that can have made it; and where several can, the
 * constant pool of the lambda's own class.
 */
final class LambdaReader {
  /**
   * The shapes of the lambdas' classes. These are many in a session that lives long, and a shape
   * holds no class, so they are kept softly and beside the classes.
   */
  private static final Cache<Class<?>, LambdaShape> SHAPES =
      CacheBuilder.newBuilder().weakKeys().softValues().build();

  private final Class<?> type;
  private final List<Field> fields;

  private LambdaReader(Class<?> type) {
    this.type = type;
    this.fields =
        Arrays.stream(type.getDeclaredFields())
            .filter(f -> !Modifier.isStatic(f.getModifiers()))
            .sorted(Comparator.comparingInt(LambdaReader::position))
            .toList();
  }

  /** Whether objects of this class are lambdas. */
  static boolean isLambda(Class<?> type) {
    return type.isHidden() && type.getName().contains("$$Lambda");
  }

  static LambdaReader of(Class<?> type) {
    return new LambdaReader(type);
  }

  /** The shape, the same for all lambdas of this class. */
  LambdaShape shape(Object lambda) {
    LambdaShape known = SHAPES.getIfPresent(type);
    if (known == null) {
      known = lambda instanceof Serializable ? told(lambda) : matched();
      SHAPES.put(type, known);
    }
    return known;
  }

  /** The values that this lambda captured. */
  List<Object> captured(Object lambda) {
    List<Object> values = new ArrayList<>(fields.size());
    for (Field field : fields) {
      values.add(value(field, lambda));
    }
    return values;
  }

  /** The class whose code made the lambdas; its name begins that of their own class. */
  Class<?> capturing() {
    String name = type.getName().substring(0, type.getName().indexOf("$$Lambda"));
    try {
      return Class.forName(name, false, type.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw refused("its class " + name + " is gone", e);
    }
  }

  private LambdaShape told(Object lambda) {
    try {
      Method writeReplace = type.getDeclaredMethod("writeReplace");
      Object form;
      if (writeReplace.trySetAccessible()) {
        form = writeReplace.invoke(lambda);
      } else {
        form =
            JdkInternals.lookup().orElseThrow(this::closed).unreflect(writeReplace).invoke(lambda);
      }
      SerializedLambda told = (SerializedLambda) form;
      return LambdaShape.of(told, capturing().getClassLoader(), interfaces());
    } catch (NoSuchMethodException e) {
      return matched();
    } catch (InvocationTargetException e) {
      throw refused("it does not tell its form", e.getCause());
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw refused("it does not tell its form", e);
    }
  }

  private LambdaShape matched() {
    Class<?> capturing = capturing();
    byte[] bytes = SessionClasses.bytes(capturing);
    if (bytes == null) {
      throw refused("the bytecode of " + capturing.getName() + " is hidden", null);
    }
    List<String> captured = fields.stream().map(f -> Type.getDescriptor(f.getType())).toList();
    Map<String, LambdaShape> candidates = new LinkedHashMap<>();
    for (LambdaShape site : LambdaSites.in(capturing.getName(), bytes)) {
      if (site.captured().equals(captured) && interfaces().contains(site.functional())) {
        candidates.putIfAbsent(site.implementation() + site.instantiated(), site);
      }
    }
    if (candidates.size() > 1) {
      candidates.values().retainAll(calledByPool(candidates.values()));
    }
    long called = candidates.values().stream().map(LambdaShape::implementation).distinct().count();
    if (called != 1) {
      throw refused(
          candidates.isEmpty()
              ? "nothing in its class makes it"
              : "several places could have made it",
          null);
    }
    LambdaShape found = candidates.values().iterator().next();
    return new LambdaShape(
        found.capturing(),
        found.functional(),
        interfaces(),
        found.method(),
        found.methodDescriptor(),
        found.instantiated(),
        found.implementation(),
        found.captured());
  }

  /** The candidates whose implementation the lambda's own constant pool names. */
  private List<LambdaShape> calledByPool(Iterable<LambdaShape> candidates) {
    List<LambdaShape> called = new ArrayList<>();
    try {
      Class<?> poolType = Class.forName("jdk.internal.reflect.ConstantPool");
      MethodHandles.Lookup lookup = JdkInternals.lookup().orElseThrow(this::closed);
      Object pool =
          lookup
              .findVirtual(Class.class, "getConstantPool", MethodType.methodType(poolType))
              .invoke(type);
      int size =
          (int)
              lookup
                  .findVirtual(poolType, "getSize", MethodType.methodType(int.class))
                  .invoke(pool);
      MethodHandle member =
          lookup.findVirtual(
              poolType, "getMemberRefInfoAt", MethodType.methodType(String[].class, int.class));
      List<String> members = new ArrayList<>();
      for (int i = 1; i < size; i++) {
        member(member, pool, i).ifPresent(members::add);
      }
      for (LambdaShape candidate : candidates) {
        CalledMethod handle = candidate.implementation();
        if (members.contains(handle.owner() + " " + handle.name() + " " + handle.descriptor())) {
          called.add(candidate);
        }
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw refused("its constant pool cannot be read", e);
    }
    return called;
  }

  private static Optional<String> member(MethodHandle reader, Object pool, int index)
      throws Throwable {
    try {
      return Optional.of(String.join(" ", (String[]) reader.invoke(pool, index)));
    } catch (IllegalArgumentException isNoMember) {
      return Optional.empty();
    }
  }

  private List<String> interfaces() {
    return Arrays.stream(type.getInterfaces()).map(Class::getName).toList();
  }

  private Object value(Field field, Object lambda) {
    try {
      if (field.trySetAccessible()) {
        return field.get(lambda);
      }
      return JdkInternals.lookup().orElseThrow(this::closed).unreflectGetter(field).invoke(lambda);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw refused("its captured values cannot be read", e);
    }
  }

  /** Captured values are in fields arg$1, arg$2 and so on. */
  private static int position(Field field) {
    return Integer.parseInt(field.getName().substring(field.getName().indexOf('$') + 1));
  }

  private CaptureException closed() {
    return refused("the JDK does not let its form be read", null);
  }

  private CaptureException refused(String why, @Nullable Throwable cause) {
    return new CaptureException(
        List.of(TypeNames.of(type)),
        why + "; start the compiler with -XDforceSerializable, or write a class instead",
        cause);
  }
}
