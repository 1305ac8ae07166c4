package dev.brine.pickle;

import java.lang.invoke.MethodType;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.Remapper;

/**
 * Finds the classes that a graph names. Where a graph is read in another session than the one that
 * wrote it, names are mapped first. Thread-safe.
 */
final class GraphNames {
  private static final Remapper SAME = new Remapper(Opcodes.ASM9) {};

  private final ClassLoader loader;
  private final Remapper names;
  private final LambdaMakers makers;

  GraphNames(ClassLoader loader) {
    this(loader, SAME);
  }

  GraphNames(ClassLoader loader, Remapper names) {
    this.loader = loader;
    this.names = names;
    this.makers = new LambdaMakers(loader);
  }

  ClassLoader loader() {
    return loader;
  }

  /** The class of this binary name, which is no array's. */
  Class<?> find(String name) throws ClassNotFoundException {
    return Class.forName(dotted(name), false, loader);
  }

  /** The binary name here. */
  String dotted(String name) {
    return names == SAME ? name : names.map(name.replace('.', '/')).replace('/', '.');
  }

  /**
   * The class of this descriptor, which may be an array's or a primitive one's.
   *
   * @throws TypeNotPresentException if it is not to be found
   */
  Class<?> ofDescriptor(String descriptor) {
    return methodType("()" + descriptor).returnType();
  }

  /**
   * The types of this method descriptor.
   *
   * @throws TypeNotPresentException if one of them is not to be found
   */
  MethodType methodType(String descriptor) {
    String mapped = names == SAME ? descriptor : names.mapMethodDesc(descriptor);
    return MethodType.fromMethodDescriptorString(mapped, loader);
  }

  /** What makes lambdas of a shape that {@link #map} gave. */
  LambdaMaker maker(LambdaShape shape) {
    return makers.of(shape);
  }

  /** The shape of a lambda as it is named here. */
  LambdaShape map(LambdaShape shape) {
    return names == SAME ? shape : shape.mapped(names);
  }
}
