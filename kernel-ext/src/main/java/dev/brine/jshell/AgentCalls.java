package dev.brine.jshell;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.brine.error.BrineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ExecutionControlException;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import jdk.jshell.spi.ExecutionControl.UserException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Calls Brine's own code in the JVM of a session by its engine, past the session, so that no
 * snippet is compiled and none is numbered. Requests and answers are files in a directory that only
 * the user may enter. Used by the tool's own thread.
 */
final class AgentCalls implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String METHOD = "call";

  private final ExecutionControl engine;
  private final Path directory;

  AgentCalls(ExecutionControl engine) {
    this.engine = engine;
    try {
      // A later pool sweeps directories of this form whose process is gone.
      directory = Files.createTempDirectory("brine-" + ProcessHandle.current().pid() + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A place for files that both JVMs read, which is removed with the session. */
  Path directory() {
    return directory;
  }

  /** As below, where request and answer are text. */
  String call(Class<?> type, String method, String request) {
    byte[] answer = call(type, method, request.getBytes(StandardCharsets.UTF_8));
    return new String(answer, StandardCharsets.UTF_8);
  }

  /** See {@link dev.brine.session.RemoteSession#call}. */
  byte[] call(Class<?> type, String method, byte[] request) {
    Path input = directory.resolve("request");
    Path output = directory.resolve("answer");
    try {
      Files.write(input, request);
      try {
        String name = "REPL.$Brine$" + NUMBER.incrementAndGet();
        byte[] code = code(name.replace('.', '/'), type, method, input, output);
        engine.load(new ClassBytecodes[] {new ClassBytecodes(name, code)});
        String unused = engine.invoke(name, METHOD);
        return Files.readAllBytes(output);
      } finally {
        Files.deleteIfExists(input);
        Files.deleteIfExists(output);
      }
    } catch (StoppedException e) {
      throw new BrineException("interrupted", e);
    } catch (UserException e) {
      throw failure(e);
    } catch (ExecutionControlException | IOException e) {
      throw new BrineException("the session's JVM is out of reach: " + e, e);
    }
  }

  /** Brine's own exceptions say all in their message. */
  private static BrineException failure(UserException e) {
    String thrown = e.causeExceptionClass();
    if (thrown.equals(NoClassDefFoundError.class.getName())) {
      return new BrineException("Brine is not on the session's class path; add brine.jar", e);
    }
    String message = String.valueOf(e.getMessage());
    return new BrineException(
        thrown.startsWith("dev.brine.") ? message : thrown + ": " + message, e);
  }

  /** A class whose one method does {@code new Type(itself).method(input, output)}. */
  private static byte[] code(String name, Class<?> type, String method, Path input, Path output) {
    String callee = Type.getInternalName(type);
    ClassWriter code = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    code.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor body =
        code.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, METHOD, "()Ljava/lang/Object;", null, null);
    body.visitCode();
    body.visitTypeInsn(Opcodes.NEW, callee);
    body.visitInsn(Opcodes.DUP);
    body.visitLdcInsn(Type.getObjectType(name));
    body.visitMethodInsn(
        Opcodes.INVOKESPECIAL, callee, "<init>", "(Ljava/lang/Class;)V", /* isInterface= */ false);
    body.visitLdcInsn(input.toString());
    body.visitLdcInsn(output.toString());
    body.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        callee,
        method,
        "(Ljava/lang/String;Ljava/lang/String;)V",
        /* isInterface= */ false);
    body.visitInsn(Opcodes.ACONST_NULL);
    body.visitInsn(Opcodes.ARETURN);
    body.visitMaxs(0, 0);
    body.visitEnd();
    code.visitEnd();
    return code.toByteArray();
  }

  @Override
  public void close() {
    try {
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException sweptLater) {
      // By the next pool on this machine.
    }
  }
}
