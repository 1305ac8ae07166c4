package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.code.JdkInternals;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What of the JDK a task may look into. */
@Timeout(60)
class WorkerPackagesTest {
  private static boolean isOpen(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    return field.trySetAccessible();
  }

  private static String options() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().toString();
  }

  @Test
  void task_reflectsOnTheJdk_mayWhereverWorkersAlwaysCould() {
    try (ProcessPool pool = ProcessPool.of(1)) {
      List<Boolean> open =
          pool.everywhere(
              () ->
                  isOpen(ArrayList.class, "elementData")
                      && isOpen(Throwable.class, "detailMessage")
                      && isOpen(MethodHandles.Lookup.class, "IMPL_LOOKUP")
                      && isOpen(Proxy.class, "h"));
      assertThat(open).containsExactly(true);
      List<Boolean> closed = pool.everywhere(() -> isOpen(URI.class, "host"));
      assertThat(closed).containsExactly(false);
    }
  }

  /** Whatever workers do to start sooner, the user's calls are as fast as elsewhere. */
  @Test
  void task_reflects_asInAnyJvm() throws Exception {
    String here = reflectiveFrames();
    try (ProcessPool pool = ProcessPool.of(1)) {
      List<String> there = pool.everywhere(WorkerPackagesTest::reflectiveFrames);
      assertThat(there).containsExactly(here);
      List<Boolean> told =
          pool.everywhere(
              () -> System.getProperties().containsKey("jdk.reflect.useNativeAccessorOnly"));
      assertThat(told).containsExactly(false);
    }
  }

  /** The classes by which a method is called that was called by reflection just once. */
  private static String reflectiveFrames() throws ReflectiveOperationException {
    return (String) Reflected.class.getMethod("frames").invoke(null);
  }

  /** Is called by reflection. */
  public static final class Reflected {
    private Reflected() {}

    public static String frames() {
      return StackWalker.getInstance(StackWalker.Option.SHOW_REFLECT_FRAMES)
          .walk(
              frames ->
                  frames
                      .map(StackWalker.StackFrame::getClassName)
                      .takeWhile(each -> !each.equals(WorkerPackagesTest.class.getName()))
                      .filter(each -> each.startsWith("jdk.internal.reflect."))
                      .map(each -> each.replaceAll("GeneratedMethodAccessor\\d+", "Generated"))
                      .toList())
          .toString();
    }
  }

  @Test
  void worker_sessionsJvmOpensPackagesItself_hasNoOptionsForThem() {
    assertThat(JdkInternals.openingOptions()).isEmpty();
    try (ProcessPool pool = ProcessPool.of(1)) {
      List<String> options = pool.everywhere(WorkerPackagesTest::options);
      assertThat(options).hasSize(1).allMatch(each -> !each.contains("add-opens"));
    }
  }

  @Test
  void worker_sessionsJvmDoesNot_hasOptionsForThem() throws Exception {
    Process session =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:-UsePerfData",
                "-Dbrine.noInternals=true",
                "-cp",
                System.getProperty("java.class.path"),
                ClosedSession.class.getName())
            .redirectErrorStream(true)
            .start();
    try (var said = session.inputReader()) {
      assertThat(said.lines()).containsExactly("options: 4", "open: true", "sum: 42");
    } finally {
      session.destroyForcibly();
    }
  }

  /** Says how its workers get on. */
  static final class ClosedSession {
    private ClosedSession() {}

    public static void main(String[] arguments) {
      System.out.println("options: " + JdkInternals.openingOptions().size());
      try (ProcessPool pool =
          ProcessPool.builder().workers(1).jvmArgs("-Dbrine.noInternals=true").build()) {
        boolean open = pool.pipe(x -> isOpen(ArrayList.class, "elementData"), 0);
        System.out.println("open: " + open);
        int more = 2;
        int sum = pool.pipe(x -> x + more, 40);
        System.out.println("sum: " + sum);
      }
    }
  }
}
