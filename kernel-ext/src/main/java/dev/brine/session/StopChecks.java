package dev.brine.session;

import dev.brine.code.SessionClasses;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Leaves out the checks that JShell's local engine of newer JDKs puts into all code, so that it can
 * be stopped: they belong to the session, other engines have none.
 */
final class StopChecks extends MethodVisitor {
  private static final String OWNER = SessionClasses.STOP_CHECK.replace('.', '/');

  StopChecks(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (!owner.equals(OWNER)) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
  }
}
