package dev.brine.bench;

import java.io.File;
import java.io.IOException;
import java.util.List;

/**
 * Redefines a class a thousand times, with a map after each time, and tells what that leaves behind
 * in the session and in the worker; then the same in a session that calls the lambda itself. The
 * two sessions have a JVM each.
 */
public final class RedefinitionMemory {
  private static final int FIRST = 100;
  private static final int ALL = 1_100;

  private RedefinitionMemory() {}

  /**
   * Measures.
   *
   * @param args the engine, {@code local} or {@code jdi}; then {@code maps} or {@code calls} to do
   *     one of the two in this JVM
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    String engine = args.length > 0 ? args[0] : "local";
    if (args.length > 1) {
      run(engine, args[1].equals("maps"));
      return;
    }
    for (String what : List.of("maps", "calls")) {
      new ProcessBuilder(
              System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
              "-XX:SoftRefLRUPolicyMSPerMB=0",
              "-cp",
              System.getProperty("java.class.path"),
              RedefinitionMemory.class.getName(),
              engine,
              what)
          .inheritIO()
          .start()
          .waitFor();
    }
  }

  private static void run(String engine, boolean maps) {
    try (TypedSession session = TypedSession.of(engine)) {
      String kind = engine + (maps ? ", maps" : ", calls");
      session.type("String use() { return dev.brine.bench.MemoryUse.text(); }");
      if (maps) {
        session.type(
            "dev.brine.Brine.pool(dev.brine.pool.ProcessPool.builder().workers(1)"
                + ".jvmArgs(\"-XX:SoftRefLRUPolicyMSPerMB=0\").build())");
      }
      redefine(session, 0, FIRST, maps);
      report(session, kind, FIRST, maps);
      redefine(session, FIRST, ALL, maps);
      report(session, kind, ALL, maps);
      if (maps) {
        session.type("dev.brine.Brine.pool().terminate()");
      }
    }
  }

  private static void report(TypedSession session, String kind, int times, boolean maps) {
    System.out.printf("%s, %,d: session %s%n", kind, times, session.text("use()"));
    if (maps) {
      String worker =
          session.text("dev.brine.Brine.pipe(x -> dev.brine.bench.MemoryUse.text(), 0)");
      System.out.printf("%s, %,d: worker %s%n", kind, times, worker);
    }
  }

  private static void redefine(TypedSession session, int first, int end, boolean maps) {
    String verb = maps ? "dev.brine.Brine.pipe" : "dev.brine.bench.Direct.pipe";
    for (int i = first; i < end; i++) {
      session.type("class Version { int number() { return " + i + "; } }");
      String value = session.text(verb + "(x -> x + new Version().number(), 1)");
      if (!value.equals(Integer.toString(i + 1))) {
        throw new IllegalStateException(i + ": " + value);
      }
    }
  }
}
