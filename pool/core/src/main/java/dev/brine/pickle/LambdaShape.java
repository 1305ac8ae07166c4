package dev.brine.pickle;

import com.google.common.collect.ImmutableList;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.Remapper;

/**
 * All that is needed to make a lambda again in another JVM, but for the values it captured. Class
 * names are binary; descriptors are the JVM's.
 *
 * @param capturing the class whose code makes the lambda
 * @param functional the functional interface
 * @param markers further interfaces
 * @param method the name of the interface's method
 * @param methodDescriptor its erased descriptor
 * @param instantiated the descriptor after type arguments are put in
 * @param implementation what is called
 * @param captured the descriptors of the captured values' types
 */
record LambdaShape(
    String capturing,
    String functional,
    List<String> markers,
    String method,
    String methodDescriptor,
    String instantiated,
    CalledMethod implementation,
    List<String> captured) {

  // What a record has instead would have the JVM make dozens of classes before a first task.
  @Override
  public boolean equals(Object other) {
    return other instanceof LambdaShape that
        && capturing.equals(that.capturing)
        && functional.equals(that.functional)
        && markers.equals(that.markers)
        && method.equals(that.method)
        && methodDescriptor.equals(that.methodDescriptor)
        && instantiated.equals(that.instantiated)
        && implementation.equals(that.implementation)
        && captured.equals(that.captured);
  }

  @Override
  public int hashCode() {
    return 31 * capturing.hashCode() + implementation.hashCode();
  }

  /** The shape that a serializable lambda tells of itself. */
  static LambdaShape of(SerializedLambda form, @Nullable ClassLoader loader, List<String> markers)
      throws ClassNotFoundException {
    Class<?> owner = Class.forName(dotted(form.getImplClass()), false, loader);
    ImmutableList.Builder<String> captured = ImmutableList.builder();
    boolean bound = isBound(form);
    Type[] parameters = Type.getArgumentTypes(form.getImplMethodSignature());
    for (int i = 0; i < form.getCapturedArgCount(); i++) {
      int parameter = bound ? i - 1 : i;
      captured.add(
          parameter < 0 ? "L" + form.getImplClass() + ";" : parameters[parameter].getDescriptor());
    }
    return new LambdaShape(
        dotted(form.getCapturingClass()),
        dotted(form.getFunctionalInterfaceClass()),
        markers,
        form.getFunctionalInterfaceMethodName(),
        form.getFunctionalInterfaceMethodSignature(),
        form.getInstantiatedMethodType(),
        new CalledMethod(
            form.getImplMethodKind(),
            form.getImplClass(),
            form.getImplMethodName(),
            form.getImplMethodSignature(),
            owner.isInterface()),
        captured.build());
  }

  /** The same shape in a session where classes have other names. */
  LambdaShape mapped(Remapper names) {
    return new LambdaShape(
        mapped(capturing, names),
        mapped(functional, names),
        markers.stream().map(marker -> mapped(marker, names)).toList(),
        method,
        names.mapMethodDesc(methodDescriptor),
        names.mapMethodDesc(instantiated),
        implementation.mapped(names),
        captured.stream().map(names::mapDesc).toList());
  }

  private static String mapped(String name, Remapper names) {
    return dotted(names.map(name.replace('.', '/')));
  }

  /** Whether the captured value at this position is of a primitive type. */
  boolean isPrimitive(int position) {
    return captured.get(position).length() == 1;
  }

  /** The class that holds the implementation. */
  String owner() {
    return dotted(implementation.owner());
  }

  /** Whether the first captured value is the receiver. */
  private static boolean isBound(SerializedLambda form) {
    return switch (form.getImplMethodKind()) {
      case MethodHandleInfo.REF_invokeVirtual,
          MethodHandleInfo.REF_invokeSpecial,
          MethodHandleInfo.REF_invokeInterface ->
          true;
      default -> false;
    };
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }
}
