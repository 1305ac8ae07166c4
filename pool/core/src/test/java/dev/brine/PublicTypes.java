package dev.brine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import com.google.common.reflect.ClassPath;
import dev.brine.error.Internal;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What a module shows: its public types, those marked as internal apart. */
public final class PublicTypes {
  private static final String ROOT = "dev.brine.";
  private static final String MARK = "@Internal ";

  private PublicTypes() {}

  /**
   * Asserts that the public types of the module that a class belongs to are those of a list, which
   * has a line for each; those for Brine's own packages are marked.
   */
  public static void assertAreThose(URL list, Class<?> anyOfTheModule) throws IOException {
    List<String> wanted = Resources.readLines(list, StandardCharsets.UTF_8);
    assertThat(List.copyOf(of(anyOfTheModule)))
        .as("public types; if they are meant, change " + list)
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  private static Set<String> of(Class<?> anyOfTheModule) throws IOException {
    URL module = anyOfTheModule.getProtectionDomain().getCodeSource().getLocation();
    Set<String> names = new TreeSet<>();
    for (ClassPath.ClassInfo each :
        ClassPath.from(anyOfTheModule.getClassLoader()).getTopLevelClassesRecursive("dev.brine")) {
      if (each.url().toString().contains(module.getPath())) {
        add(each.load(), names);
      }
    }
    return names;
  }

  /** Adds a type and the types in it, unless it is for Brine alone: then these are, too. */
  private static void add(Class<?> type, Set<String> names) throws IOException {
    if (!Modifier.isPublic(type.getModifiers())) {
      return;
    }
    String name = type.getName().substring(ROOT.length());
    if (isInternal(type)) {
      names.add(MARK + name);
      return;
    }
    names.add(name);
    for (Class<?> each : type.getDeclaredClasses()) {
      add(each, names);
    }
  }

  /** The mark is in the class file only. */
  private static boolean isInternal(Class<?> type) throws IOException {
    List<String> marks = new ArrayList<>();
    new ClassReader(type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class"))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                marks.add(descriptor);
                return null;
              }
            },
            ClassReader.SKIP_CODE);
    return marks.contains(Type.getDescriptor(Internal.class));
  }
}
