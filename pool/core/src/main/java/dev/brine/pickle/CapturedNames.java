package dev.brine.pickle;

import dev.brine.code.SessionClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The local variables behind the values that a lambda captured. Their names are known where the
 * compiler kept them.
 */
final class CapturedNames {
  private CapturedNames() {}

  /** For each captured value the variable's name, or null where it is not known. */
  static List<@Nullable String> of(LambdaParts parts) {
    LambdaShape shape = parts.shape();
    CalledMethod body = shape.implementation();
    List<@Nullable String> names = new ArrayList<>();
    boolean isStatic = body.kind() == Opcodes.H_INVOKESTATIC;
    if (!body.name().startsWith("lambda$")) {
      shape.captured().forEach(each -> names.add(null));
      return names;
    }
    Map<Integer, String> locals = locals(parts);
    int slot = 0;
    for (int i = 0; i < shape.captured().size(); i++) {
      names.add(i == 0 && !isStatic ? "this" : locals.get(slot));
      slot += Type.getType(shape.captured().get(i)).getSize();
    }
    return names;
  }

  private static Map<Integer, String> locals(LambdaParts parts) {
    Map<Integer, String> names = new HashMap<>();
    byte[] bytes = bytes(parts);
    if (bytes == null) {
      return names;
    }
    CalledMethod body = parts.shape().implementation();
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                return name.equals(body.name()) && descriptor.equals(body.descriptor())
                    ? new Locals(names)
                    : null;
              }
            },
            ClassReader.SKIP_FRAMES);
    return names;
  }

  private static byte @Nullable [] bytes(LambdaParts parts) {
    try {
      ClassLoader loader = parts.capturing().getClassLoader();
      return SessionClasses.bytes(Class.forName(parts.shape().owner(), false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  private static final class Locals extends MethodVisitor {
    private final Map<Integer, String> names;

    Locals(Map<Integer, String> names) {
      super(Opcodes.ASM9);
      this.names = names;
    }

    @Override
    public void visitLocalVariable(
        String name,
        String descriptor,
        @Nullable String signature,
        Label start,
        Label end,
        int index) {
      names.putIfAbsent(index, name);
    }
  }
}
