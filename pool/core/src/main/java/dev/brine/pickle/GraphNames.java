package dev.brine.pickle;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.commons.Remapper;

/**
 * Finds the classes that a graph names. Where a graph is read in another session than the one that
 * wrote it, names are mapped first. Thread-safe.
 */
final class GraphNames {
  private final ClassLoader loader;

  /** Null where names are the same. */
  private final @Nullable Remapper names;

  private final LambdaMakers makers;
  private final @Nullable StaticSink statics;

  GraphNames(ClassLoader loader) {
    this(loader, null, null);
  }

  /**
   * @param names the names here of classes that have others there; null if they are the same
   * @param statics takes the statics that come with the graph, or null to put them in their fields
   */
  GraphNames(ClassLoader loader, @Nullable Remapper names, @Nullable StaticSink statics) {
    this.statics = statics;
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
    return names == null ? name : names.map(name.replace('.', '/')).replace('/', '.');
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
    String mapped = names == null ? descriptor : names.mapMethodDesc(descriptor);
    return MethodType.fromMethodDescriptorString(mapped, loader);
  }

  /** Whether the graph is read into the live classes of a session, which have their own state. */
  boolean isLive() {
    return statics != null;
  }

  /**
   * Hands over the value of a static field of a live session, or of a field of an enum's constant.
   */
  void take(Field field, @Nullable Object constant, @Nullable Object value) {
    if (statics != null) {
      statics.take(field, constant, value);
    }
  }

  /** What makes lambdas of a shape that {@link #map} gave. */
  LambdaMaker maker(LambdaShape shape) {
    return makers.of(shape);
  }

  /** The shape of a lambda as it is named here. */
  LambdaShape map(LambdaShape shape) {
    return names == null ? shape : shape.mapped(names);
  }
}
