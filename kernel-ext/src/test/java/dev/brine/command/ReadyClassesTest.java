package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.base.StandardSystemProperty;
import dev.brine.code.JdkInternals;
import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadyClassesTest {
  /** Has every class anew; in this JVM others may have initialized them. */
  private static final class FreshLoader extends URLClassLoader {
    FreshLoader() throws Exception {
      super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] classPath() throws Exception {
      List<URL> entries = new ArrayList<>();
      String path = StandardSystemProperty.JAVA_CLASS_PATH.value();
      for (String entry : Splitter.on(File.pathSeparatorChar).split(path)) {
        entries.add(Path.of(entry).toUri().toURL());
      }
      return entries.toArray(URL[]::new);
    }

    /** Those of these classes that are initialized. */
    Set<String> initialized(List<String> names) {
      Set<String> initialized = new HashSet<>();
      for (String name : names) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null && JdkInternals.isInitialized(loaded)) {
          initialized.add(name);
        }
      }
      return initialized;
    }
  }

  /** Calls a static method of a class in this package. */
  private static Object call(FreshLoader fresh, Class<?> type, String name) throws Exception {
    Method method = Class.forName(type.getName(), true, fresh).getDeclaredMethod(name);
    method.setAccessible(true);
    return method.invoke(null);
  }

  @Test
  void await_freshLoader_allThatMapsNeedIsInitialized() throws Exception {
    try (FreshLoader fresh = new FreshLoader()) {
      List<String> names = ReadyClasses.names();
      assertThat(names).contains("dev.brine.pool.Scheduler", "dev.brine.pool.MapRun$Noted");

      call(fresh, ReadyClasses.class, "await");

      assertThat(fresh.initialized(names)).containsAll(names);
    }
  }

  /** A map of its own would be the session's last one, and change the standard streams. */
  @Test
  void await_mapsAreKept_keepsNone() throws Exception {
    try (FreshLoader fresh = new FreshLoader()) {
      call(fresh, MapLog.class, "install");

      call(fresh, ReadyClasses.class, "await");

      Object log = call(fresh, MapLog.class, "get");
      Method records = log.getClass().getDeclaredMethod("records");
      records.setAccessible(true);
      assertThat((List<?>) records.invoke(log)).isEmpty();
    }
  }

  /**
   * Two threads that each begin with another class wait for one another for ever where each of
   * these classes initializes the other one. Who comes by a class that lies within another one has
   * come by that before.
   */
  @Test
  void names_eachInitializedAlone_noTwoNeedOneAnother() throws Exception {
    List<String> names = ReadyClasses.names();
    Map<String, Set<String>> needed = new HashMap<>();
    for (String name : names) {
      try (FreshLoader fresh = new FreshLoader()) {
        Class<?> unused = Class.forName(name, true, fresh);
        needed.put(name, fresh.initialized(names));
      }
    }
    for (String one : names) {
      for (String other : needed.get(one)) {
        boolean isWithin = one.startsWith(other + "$") || other.startsWith(one + "$");
        if (!one.equals(other) && !isWithin) {
          assertThat(needed.get(other)).as(one + " and " + other).doesNotContain(one);
        }
      }
    }
  }
}
