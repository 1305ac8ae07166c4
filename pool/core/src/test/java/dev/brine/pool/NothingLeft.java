package dev.brine.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test must leave no process, no thread and no file behind, neither among the temporary ones of
 * this process nor in its working directory; where the tests of a class share a pool, the class
 * must. It is found as a service, so that no test can do without, also in modules that have this
 * one's tests on their class path.
 */
public final class NothingLeft
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
  /** What ends by itself has this long. */
  private static final long SECONDS = 10;

  /** That of the values of worker locals in this process, which are the process's own. */
  private static final Set<String> OF_THE_PROCESS = Set.of("brine-closer");

  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(NothingLeft.class);

  private static final ProcessHandle THIS = ProcessHandle.current();

  /** What there is at one moment. */
  record Things(Set<ProcessHandle> processes, Set<Thread> threads, Set<Path> files) {
    static Things now() {
      Set<ProcessHandle> processes = new HashSet<>(THIS.descendants().toList());
      Set<Thread> threads = new HashSet<>();
      for (Thread each : Thread.getAllStackTraces().keySet()) {
        if (each.getName().startsWith("brine-") && !OF_THE_PROCESS.contains(each.getName())) {
          threads.add(each);
        }
      }
      return new Things(processes, threads, present());
    }

    private static Set<Path> present() {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      try (Stream<Path> all = Files.list(temporary);
          Stream<Path> here = Files.list(Path.of("").toAbsolutePath())) {
        return Stream.concat(all.filter(Things::isOwn), here).collect(Collectors.toSet());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Others use that directory too. */
    private static boolean isOwn(Path temporary) {
      return temporary.getFileName().toString().matches("brine-(\\w+-)*" + THIS.pid() + "-.*");
    }

    /** Whether a pool lives. */
    boolean hasPool() {
      return files.stream().anyMatch(Things::isOwn);
    }

    Things without(Things others) {
      processes.removeAll(others.processes);
      threads.removeAll(others.threads);
      files.removeAll(others.files);
      return this;
    }

    boolean isEmpty() {
      return processes.isEmpty() && threads.isEmpty() && files.isEmpty();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    note(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    note(context);
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    Things before = before(context);
    boolean shared =
        context.getTestInstanceLifecycle().equals(Optional.of(TestInstance.Lifecycle.PER_CLASS));
    // A pool that the tests of a class share is looked for after the last of them.
    if (!shared && !before.hasPool()) {
      check(context, before);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    check(context, before(context));
  }

  private static void note(ExtensionContext context) {
    context.getStore(OURS).put(context.getUniqueId(), Things.now());
  }

  private static Things before(ExtensionContext context) {
    return context.getStore(OURS).get(context.getUniqueId(), Things.class);
  }

  private static void check(ExtensionContext context, Things before) throws InterruptedException {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    for (Things left = left(before); !left.isEmpty(); left = left(before)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(context.getDisplayName() + " left behind: " + left);
      }
      Thread.sleep(20);
    }
  }

  static Things left(Things before) {
    return Things.now().without(before);
  }
}
