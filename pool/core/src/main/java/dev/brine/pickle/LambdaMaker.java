package dev.brine.pickle;

import com.google.common.base.Defaults;
import dev.brine.code.JdkInternals;
import dev.brine.error.BrineException;
import java.io.Serializable;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes lambdas of one shape, inside the class that captured them. */
final class LambdaMaker {
  private final MethodHandle factory;

  LambdaMaker(LambdaShape shape, ClassLoader loader) {
    try {
      Class<?> capturing = Class.forName(shape.capturing(), false, loader);
      ClassLoader types = capturing.getClassLoader() == null ? loader : capturing.getClassLoader();
      MethodHandles.Lookup lookup = JdkInternals.lookupIn(capturing).orElse(null);
      if (lookup == null) {
        throw closed();
      }
      Class<?> functional = Class.forName(shape.functional(), false, types);
      MethodType factoryType =
          MethodType.fromMethodDescriptorString(
                  "(" + String.join("", shape.captured()) + ")V", types)
              .changeReturnType(functional);
      this.factory =
          LambdaMetafactory.altMetafactory(
                  lookup, shape.method(), factoryType, arguments(shape, functional, lookup, types))
              .getTarget();
    } catch (ReflectiveOperationException | LinkageError | LambdaConversionException e) {
      throw new BrineException(
          "the lambda of " + shape.capturing() + " cannot be made again: " + e, e);
    }
  }

  /** A lambda with these primitive values; the others, null here, are to be filled in. */
  Object make(@Nullable Object[] values) {
    try {
      if (values.length == 0) {
        return factory.invoke();
      }
      @Nullable Object[] complete = values.clone();
      for (int i = 0; i < complete.length; i++) {
        if (complete[i] == null) {
          complete[i] = Defaults.defaultValue(factory.type().parameterType(i));
        }
      }
      return factory.invokeWithArguments(complete);
    } catch (Throwable e) {
      throw new BrineException("a lambda cannot be made again: " + e, e);
    }
  }

  /** Puts a captured value into a lambda. Its class is hidden, so reflection would refuse. */
  static void fill(Object lambda, int position, @Nullable Object value) {
    if (value == null) {
      return;
    }
    if (!FinalFields.canBeSet()) {
      throw closed();
    }
    try {
      FinalFields.set(lambda, lambda.getClass().getDeclaredField("arg$" + (position + 1)), value);
    } catch (NoSuchFieldException e) {
      throw new BrineException("a lambda cannot be filled: " + e, e);
    }
  }

  private static BrineException closed() {
    return new BrineException(
        "this JVM does not let lambdas be made again; start it with "
            + "--add-opens java.base/java.lang.invoke=ALL-UNNAMED");
  }

  private static Object[] arguments(
      LambdaShape shape, Class<?> functional, MethodHandles.Lookup lookup, ClassLoader types)
      throws ReflectiveOperationException {
    List<Object> arguments = new ArrayList<>();
    arguments.add(MethodType.fromMethodDescriptorString(shape.methodDescriptor(), types));
    arguments.add(implementation(shape, lookup, types));
    arguments.add(MethodType.fromMethodDescriptorString(shape.instantiated(), types));
    List<Class<?>> markers = new ArrayList<>();
    for (String name : shape.markers()) {
      Class<?> marker = Class.forName(name, false, types);
      if (marker != functional && marker != Serializable.class) {
        markers.add(marker);
      }
    }
    arguments.add(
        LambdaMetafactory.FLAG_SERIALIZABLE
            | (markers.isEmpty() ? 0 : LambdaMetafactory.FLAG_MARKERS));
    if (!markers.isEmpty()) {
      arguments.add(markers.size());
      arguments.addAll(markers);
    }
    return arguments.toArray();
  }

  private static MethodHandle implementation(
      LambdaShape shape, MethodHandles.Lookup lookup, ClassLoader types)
      throws ReflectiveOperationException {
    Class<?> owner = Class.forName(shape.owner(), false, types);
    String name = shape.implementation().name();
    MethodType type =
        MethodType.fromMethodDescriptorString(shape.implementation().descriptor(), types);
    return switch (shape.implementation().kind()) {
      case MethodHandleInfo.REF_invokeVirtual, MethodHandleInfo.REF_invokeInterface ->
          lookup.findVirtual(owner, name, type);
      case MethodHandleInfo.REF_invokeStatic -> lookup.findStatic(owner, name, type);
      case MethodHandleInfo.REF_invokeSpecial ->
          lookup.findSpecial(owner, name, type, lookup.lookupClass());
      case MethodHandleInfo.REF_newInvokeSpecial -> lookup.findConstructor(owner, type);
      default -> throw new BrineException("not a method: " + shape.implementation());
    };
  }
}
