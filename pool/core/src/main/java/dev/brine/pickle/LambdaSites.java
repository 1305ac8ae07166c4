package dev.brine.pickle;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The places in a class's bytecode that make lambdas, as shapes without markers. */
final class LambdaSites extends ClassVisitor {
  private static final Cache<List<Object>, List<LambdaShape>> SITES =
      CacheBuilder.newBuilder().softValues().build();

  private final String capturing;
  private final List<LambdaShape> shapes = new ArrayList<>();

  private LambdaSites(String capturing) {
    super(Opcodes.ASM9);
    this.capturing = capturing;
  }

  /** The shapes of the lambdas that this class makes. */
  static List<LambdaShape> in(String capturing, byte[] bytes) {
    List<Object> key = List.of(capturing, bytes.length, Arrays.hashCode(bytes));
    List<LambdaShape> known = SITES.getIfPresent(key);
    if (known == null) {
      LambdaSites sites = new LambdaSites(capturing);
      new ClassReader(bytes).accept(sites, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      known = List.copyOf(sites.shapes);
      SITES.put(key, known);
    }
    return known;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitInvokeDynamicInsn(
          String method, String factory, Handle bootstrap, Object... arguments) {
        if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
          shapes.add(
              new LambdaShape(
                  capturing,
                  Type.getReturnType(factory).getClassName(),
                  List.of(),
                  method,
                  ((Type) arguments[0]).getDescriptor(),
                  ((Type) arguments[2]).getDescriptor(),
                  CalledMethod.of((Handle) arguments[1]),
                  Arrays.stream(Type.getArgumentTypes(factory)).map(Type::getDescriptor).toList()));
        }
      }
    };
  }
}
