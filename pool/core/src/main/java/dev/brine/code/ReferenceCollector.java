package dev.brine.code;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Collects what a class file refers to. The types come from a remapper that renames nothing: it is
 * shown every name, those in signatures and annotations included.
 */
final class ReferenceCollector extends ClassVisitor {
  private final ImmutableSet.Builder<String> types = ImmutableSet.builder();
  private final ImmutableListMultimap.Builder<String, Reference> references =
      ImmutableListMultimap.builder();
  private final ImmutableSet.Builder<String> constants = ImmutableSet.builder();
  private boolean hasInitializer;

  ReferenceCollector() {
    super(Opcodes.ASM9);
  }

  /** The visitor to show the class file to. */
  ClassVisitor visitor() {
    return new ClassRemapper(
        this,
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String internalName) {
            types.add(dotted(internalName));
            return internalName;
          }
        });
  }

  ClassScan scan() {
    return new ClassScan(types.build(), references.build(), constants.build(), hasInitializer);
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    if (value != null && (access & Opcodes.ACC_STATIC) != 0) {
      constants.add(name);
    }
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    String method = name + descriptor;
    if (method.equals(ClassScan.INITIALIZER)) {
      hasInitializer = true;
    }
    return new Body(method);
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  private final class Body extends MethodVisitor {
    private final String method;

    Body(String method) {
      super(Opcodes.ASM9);
      this.method = method;
    }

    private void add(Reference reference) {
      references.put(method, reference);
    }

    private void addType(Type type) {
      Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
      if (element.getSort() == Type.OBJECT) {
        add(new Reference.Type(element.getClassName()));
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      if (opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC) {
        add(new Reference.StaticField(dotted(owner), name));
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (!owner.startsWith("[")) {
        add(new Reference.Method(dotted(owner), name, descriptor));
      }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      addType(Type.getObjectType(type));
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      addType(Type.getType(descriptor));
    }

    @Override
    public void visitLdcInsn(Object value) {
      addConstant(value);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      addConstant(bootstrap);
      for (Object argument : arguments) {
        addConstant(argument);
      }
    }

    private void addConstant(Object value) {
      if (value instanceof Type type) {
        if (type.getSort() != Type.METHOD) {
          addType(type);
        }
      } else if (value instanceof Handle handle) {
        if (handle.getTag() <= Opcodes.H_PUTSTATIC) {
          add(new Reference.StaticField(dotted(handle.getOwner()), handle.getName()));
        } else {
          add(new Reference.Method(dotted(handle.getOwner()), handle.getName(), handle.getDesc()));
        }
      } else if (value instanceof ConstantDynamic constant) {
        addConstant(constant.getBootstrapMethod());
        for (int i = 0; i < constant.getBootstrapMethodArgumentCount(); i++) {
          addConstant(constant.getBootstrapMethodArgument(i));
        }
      }
    }
  }
}
