package dev.brine.pickle;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.commons.Remapper;

/**
 * The method that a lambda calls. It is what ASM calls a handle; but a worker that has yet to run
 * its first task need not load ASM for it.
 *
 * @param kind how it is called, as {@link java.lang.invoke.MethodHandleInfo} numbers it
 * @param owner the internal name of its class
 * @param name its name
 * @param descriptor its descriptor
 * @param isInterface whether its class is an interface
 */
record CalledMethod(int kind, String owner, String name, String descriptor, boolean isInterface) {

  static CalledMethod of(Handle handle) {
    return new CalledMethod(
        handle.getTag(),
        handle.getOwner(),
        handle.getName(),
        handle.getDesc(),
        handle.isInterface());
  }

  /** The same method in a session where classes have other names. */
  CalledMethod mapped(Remapper names) {
    return of((Handle) names.mapValue(new Handle(kind, owner, name, descriptor, isInterface)));
  }

  // As in LambdaShape.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CalledMethod that
        && kind == that.kind
        && owner.equals(that.owner)
        && name.equals(that.name)
        && descriptor.equals(that.descriptor)
        && isInterface == that.isInterface;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * owner.hashCode() + name.hashCode()) + descriptor.hashCode();
  }

  @Override
  public String toString() {
    return owner + '.' + name + descriptor + " (" + kind + ')';
  }
}
