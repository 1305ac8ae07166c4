package dev.brine.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.Resources;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files without their initializers. */
class InitializerCutTest {
  /** Has constants of all kinds, an initializer, lambdas and methods around it. */
  @SuppressWarnings("unused")
  static final class Whole {
    static final int CONSTANT = 7;
    static final long LONG = 1L << 40;
    static final double DOUBLE = 0.5;
    static final String TEXT = "text";
    static final List<String> MADE = new ArrayList<>(List.of("by the initializer"));
    static int counted = 3;
    final int own = 4;

    private Whole() {}

    static int answer() {
      Runnable lambda = () -> counted++;
      lambda.run();
      return counted;
    }

    @Override
    public String toString() {
      return TEXT + LONG + DOUBLE + own;
    }
  }

  static final class Plain {
    private Plain() {}

    static int answer() {
      return 42;
    }
  }

  interface WithValue {
    List<String> MADE = List.of("by the initializer");
  }

  interface WithConstant {
    int CONSTANT = 5;

    default int answer() {
      return CONSTANT;
    }
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    return Resources.toByteArray(
        Objects.requireNonNull(
            type.getResource("/" + type.getName().replace('.', '/') + ".class")));
  }

  private static Class<?> defined(Class<?> type, byte[] bytes) {
    return new ClassLoader(InitializerCutTest.class.getClassLoader()) {
      Class<?> define() {
        return defineClass(type.getName(), bytes, 0, bytes.length);
      }
    }.define();
  }

  private static Object field(Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(null);
  }

  private static List<String> methods(byte[] bytes) {
    List<String> names = new ArrayList<>();
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                names.add(name + descriptor);
                return null;
              }
            },
            0);
    return names;
  }

  @Test
  void of_classWithInitializer_isWholeButForThat() throws Exception {
    byte[] original = bytes(Whole.class);
    byte[] cut = InitializerCut.of(original);
    assertThat(cut).isNotNull();
    List<String> expected = methods(original);
    assertThat(expected.remove("<clinit>()V")).isTrue();
    assertThat(methods(cut)).isEqualTo(expected);

    Class<?> type = defined(Whole.class, cut);
    assertThat(field(type, "MADE")).isNull();
    assertThat(field(type, "counted")).isEqualTo(0);
    assertThat(field(type, "LONG")).isEqualTo(1L << 40);
    assertThat(field(type, "TEXT")).isEqualTo("text");
    assertThat(Modifier.isFinal(type.getDeclaredField("MADE").getModifiers())).isFalse();
    assertThat(Modifier.isFinal(type.getDeclaredField("CONSTANT").getModifiers())).isTrue();
    assertThat(Modifier.isFinal(type.getDeclaredField("own").getModifiers())).isTrue();
    var answer = type.getDeclaredMethod("answer");
    answer.setAccessible(true);
    assertThat(answer.invoke(null)).isEqualTo(1);
  }

  @Test
  void of_classWithout_isTheSameAndACopy() throws Exception {
    byte[] original = bytes(Plain.class);
    byte[] cut = InitializerCut.of(original);
    assertThat(cut).isEqualTo(original).isNotSameAs(original);
  }

  @Test
  void of_original_isNotChanged() throws Exception {
    byte[] original = bytes(Whole.class);
    byte[] before = original.clone();
    assertThat(InitializerCut.of(original)).isNotEqualTo(before);
    assertThat(original).isEqualTo(before);
  }

  @Test
  void of_interface_onlyWhereNothingIsToBeSet() throws Exception {
    assertThat(InitializerCut.of(bytes(WithValue.class))).isNull();
    assertThat(InitializerCut.of(bytes(WithConstant.class))).isEqualTo(bytes(WithConstant.class));
  }

  /** Of the classes on this class path some use each kind of constant that there is. */
  @Test
  void of_manyClasses_agreesWithTheLibrary() throws Exception {
    for (Class<?> type :
        List.of(InitializerCutTest.class, Opcodes.class, ClassReader.class, JdkInternals.class)) {
      byte[] cut = InitializerCut.of(bytes(type));
      if (cut != null) {
        List<String> expected = methods(bytes(type));
        boolean unused = expected.remove("<clinit>()V");
        assertThat(methods(cut)).isEqualTo(expected);
      }
    }
  }

  @Test
  void of_whatIsNoClassFile_throws() {
    for (byte[] nonsense : List.of(new byte[0], new byte[12], "not a class file".getBytes(UTF_8))) {
      assertThatThrownBy(() -> InitializerCut.of(nonsense))
          .isInstanceOfAny(IndexOutOfBoundsException.class, IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> InitializerCut.of(Arrays.copyOf(bytes(Whole.class), 300)))
        .isInstanceOfAny(IndexOutOfBoundsException.class, IllegalArgumentException.class);
  }
}
