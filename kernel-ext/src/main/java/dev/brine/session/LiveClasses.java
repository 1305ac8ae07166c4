package dev.brine.session;

import dev.brine.code.SessionClasses;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/**
 * The classes of the session that a file is loaded into, and the bytes of those that were saved.
 */
final class LiveClasses {
  private final ClassLoader session;
  private final Map<String, byte[]> saved;
  private final String jdk;

  /**
   * @param session the loader of the session's classes
   * @param saved the class files of the saved session, by binary name
   * @param jdk the version of the JDK that the saved session ran on
   */
  LiveClasses(ClassLoader session, Map<String, byte[]> saved, String jdk) {
    this.session = session;
    this.saved = saved;
    this.jdk = jdk;
  }

  /** Whether a live class declares this method. */
  boolean hasMethod(String name, String method, String descriptor) {
    byte[] bytes = bytes(name);
    return bytes != null && MethodCode.methods(bytes).contains(method + descriptor);
  }

  /**
   * The live type of a variable whose saved type was this class inside its own wrapper, as that of
   * {@code var x = new Object() {int a;}} is; null where it was another one. JShell numbers such
   * classes, so their names do not tell.
   */
  @Nullable String typeOfVariable(Renamed variable, String savedType) {
    byte[] before = saved.get(variable.was());
    byte[] now = bytes(variable.is());
    if (before == null || now == null) {
      return null;
    }
    String was = MethodCode.fieldType(before, variable.name());
    String is = MethodCode.fieldType(now, variable.name());
    return is != null && Objects.equals(was, "L" + savedType + ";")
        ? Type.getType(is).getInternalName()
        : null;
  }

  /**
   * The name of the live method that is the body of a lambda that a saved class made. The number in
   * the name is the compiler's choice, so only the code says which one it is.
   *
   * @throws SessionFileException if there is none
   */
  String lambdaLike(Handle lambda, String owner, String descriptor, Renaming names) {
    byte[] before = saved.get(lambda.getOwner().replace('/', '.'));
    if (before == null && owner.equals(lambda.getOwner())) {
      refuseOtherJdk(owner.replace('/', '.'));
      return lambda.getName();
    }
    byte[] now = bytes(owner.replace('/', '.'));
    if (before != null && now != null) {
      byte[] wanted = MethodCode.of(before, lambda.getName() + lambda.getDesc(), names);
      if (wanted.length == 0) {
        return lambda.getName();
      }
      for (String method : MethodCode.methods(now)) {
        if (method.startsWith("lambda$")
            && method.endsWith(descriptor)
            && Arrays.equals(wanted, MethodCode.of(now, method, null))) {
          return method.substring(0, method.indexOf('('));
        }
      }
    }
    throw new SessionFileException(
        "a lambda made by class %s cannot be loaded: its code is not in the class as it is here; "
                .formatted(Type.getObjectType(lambda.getOwner()).getClassName())
            + "load it on the JDK that saved it, or save it without that value");
  }

  /** The same name can be another lambda in another version of the JDK. */
  private void refuseOtherJdk(String owner) {
    if (!jdk.equals(Runtime.version().toString()) && isOfJdk(owner)) {
      throw new SessionFileException(
          "a lambda made by the JDK's %s can be loaded on JDK %s only; this is JDK %s"
              .formatted(owner, jdk, Runtime.version()));
    }
  }

  private boolean isOfJdk(String name) {
    try {
      return Class.forName(name, false, session).getModule().isNamed();
    } catch (ClassNotFoundException e) {
      throw new SessionFileException("a lambda's class %s is not here".formatted(name), e);
    }
  }

  private byte @Nullable [] bytes(String name) {
    try {
      return SessionClasses.bytes(Class.forName(name, false, session));
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
