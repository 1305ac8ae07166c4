package dev.brine.session;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.MethodRemapper;

/**
 * Rewrites a class of a saved session that the live one has no counterpart for, so that it uses the
 * live session's variables, methods and types. Of a wrapper it leaves out the methods that the live
 * one has, and the initializer, which has run already; a variable stays as the name under which its
 * value comes with the graph.
 */
final class CarriedCode extends ClassRemapper {
  private static final String INITIALIZER = "do_it$";

  private final Renaming names;
  private String was = "";

  private CarriedCode(ClassVisitor next, Renaming names) {
    super(Opcodes.ASM9, next, names);
    this.names = names;
  }

  static byte[] of(byte[] bytes, Renaming names) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(bytes).accept(new CarriedCode(writer, names), 0);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    was = name;
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return name.equals(INITIALIZER) || names.liveMember(was, name, descriptor).isPresent()
        ? null
        : super.visitMethod(access, name, descriptor, signature, exceptions);
  }

  /** A class whose counterpart is live is not inside this one. */
  @Override
  public void visitInnerClass(
      String name, @Nullable String outerName, @Nullable String innerName, int access) {
    if (outerName == null || names.map(name).startsWith(names.map(outerName) + "$")) {
      super.visitInnerClass(name, outerName, innerName, access);
    }
  }

  @Override
  public void visitNestMember(String nestMember) {
    if (names.isCarried(nestMember)) {
      super.visitNestMember(nestMember);
    }
  }

  @Override
  protected MethodVisitor createMethodRemapper(MethodVisitor next) {
    return new MethodRemapper(Opcodes.ASM9, new StopChecks(next), names) {
      @Override
      public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        mv.visitFieldInsn(
            opcode, names.owner(owner, name, descriptor), name, names.mapDesc(descriptor));
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        mv.visitMethodInsn(
            opcode,
            names.owner(owner, name, descriptor),
            name,
            names.mapMethodDesc(descriptor),
            isInterface);
      }
    };
  }
}
