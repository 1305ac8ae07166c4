package dev.brine.jshell;

import java.io.Console;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What this JVM's own terminal can do. */
final class TerminalKind {
  private TerminalKind() {}

  /** Whether a line that was printed can be replaced: not in a file, nor in a dumb terminal. */
  static boolean canReplaceLines() {
    String kind = System.getenv("TERM");
    return kind != null && !kind.equals("dumb") && isTerminal();
  }

  /** From JDK 22 on there is a console in a pipe too, and a method to ask it. */
  @SuppressWarnings("SystemConsoleNull") // on JDK 17 it is how to ask
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      MethodHandle ask =
          MethodHandles.publicLookup()
              .findVirtual(Console.class, "isTerminal", MethodType.methodType(boolean.class));
      return (boolean) ask.invokeExact(console);
    } catch (NoSuchMethodException olderJdk) {
      return true;
    } catch (Throwable e) {
      return false;
    }
  }
}
