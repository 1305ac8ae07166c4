package dev.brine.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Rewrites an interface whose statics travel by value. Its initializer must not run a second time,
 * but its fields can only be set by one, so it gets another that fetches the values from the {@link
 * Snapshot}.
 */
final class InterfaceStatics extends ClassVisitor {
  private static final Type SNAPSHOT = Type.getType(Snapshot.class);
  private static final Method VALUE =
      Method.getMethod(
          "java.lang.Object value(java.lang.Class, java.lang.String, java.lang.Class)");
  private static final Method INITIALIZER = new Method("<clinit>", "()V");

  private record Constant(String name, Type type) {}

  private final List<Constant> constants = new ArrayList<>();
  private @Nullable Type type;

  private InterfaceStatics(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  static byte[] rewrite(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(new InterfaceStatics(writer), 0);
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
    type = Type.getObjectType(name);
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    if (value == null) {
      constants.add(new Constant(name, Type.getType(descriptor)));
    }
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return name.equals("<clinit>")
        ? null
        : super.visitMethod(access, name, descriptor, signature, exceptions);
  }

  @Override
  public void visitEnd() {
    if (!constants.isEmpty()) {
      GeneratorAdapter code =
          new GeneratorAdapter(
              Opcodes.ACC_STATIC,
              INITIALIZER,
              super.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null));
      for (Constant constant : constants) {
        code.push(type);
        code.push(constant.name());
        code.push(constant.type());
        code.invokeStatic(SNAPSHOT, VALUE);
        code.unbox(constant.type());
        code.putStatic(type, constant.name(), constant.type());
      }
      code.returnValue();
      code.endMethod();
    }
    super.visitEnd();
  }
}
