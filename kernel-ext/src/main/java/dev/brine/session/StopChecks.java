package dev.brine.session;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Leaves out the checks that JShell's local engine of newer JDKs puts into all code, so that it can
 * be stopped: they belong to the session, other engines have none.
 */
final class StopChecks extends MethodVisitor {
  /** The class that the engine adds to a session. */
  static final String CLASS = "REPL.$Cancel$";

  StopChecks(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (!owner.equals(CLASS.replace('.', '/'))) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
  }
}
