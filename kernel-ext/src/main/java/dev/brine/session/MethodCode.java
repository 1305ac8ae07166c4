package dev.brine.session;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.MethodRemapper;
import org.objectweb.asm.commons.Remapper;

/** Reads from a class file what its methods and fields are, and the code of one method. */
final class MethodCode {
  private static final int BARE = ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

  private MethodCode() {}

  /** The names of all methods with their descriptors. */
  static Set<String> methods(byte[] bytes) {
    Set<String> methods = new LinkedHashSet<>();
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
                methods.add(name + descriptor);
                return null;
              }
            },
            BARE | ClassReader.SKIP_CODE);
    return methods;
  }

  /** The descriptor of a field's type, or null where there is no such field. */
  static @Nullable String fieldType(byte[] bytes, String field) {
    String[] found = new String[1];
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable FieldVisitor visitField(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  @Nullable Object value) {
                if (name.equals(field)) {
                  found[0] = descriptor;
                }
                return null;
              }
            },
            BARE | ClassReader.SKIP_CODE);
    return found[0];
  }

  /**
   * The code of one method in a form that is the same for the same code, whatever the names of the
   * method and of the classes around it; empty where there is no such method.
   *
   * @param method its name and descriptor
   * @param names what the classes that it names are called, or null where they keep their names
   */
  static byte[] of(byte[] bytes, String method, @Nullable Remapper names) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, "Code", null, "java/lang/Object", null);
    boolean[] found = new boolean[1];
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
                if (!method.equals(name + descriptor)) {
                  return null;
                }
                found[0] = true;
                int kept = access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE);
                MethodVisitor code =
                    new StopChecks(writer.visitMethod(kept, "code", "()V", null, null));
                return names == null ? code : new MethodRemapper(code, names);
              }
            },
            BARE);
    return found[0] ? writer.toByteArray() : new byte[0];
  }
}
