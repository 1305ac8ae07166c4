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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadyClassesTest {
  private static URL[] classPath() throws Exception {
    List<URL> entries = new ArrayList<>();
    for (String entry :
        Splitter.on(File.pathSeparatorChar).split(StandardSystemProperty.JAVA_CLASS_PATH.value())) {
      entries.add(Path.of(entry).toUri().toURL());
    }
    return entries.toArray(URL[]::new);
  }

  /** In this JVM others may have initialized them, so this is about those of another loader. */
  @Test
  void await_freshLoader_allThatMapsNeedIsInitialized() throws Exception {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader fresh = new URLClassLoader(classPath(), platform)) {
      List<Class<?>> needed = new ArrayList<>();
      for (String name :
          List.of(
              "Brine",
              "code.Reach",
              "error.MapInterruptedException",
              "payload.ArrayKind",
              "pickle.GraphWriter",
              "pool.Scheduler",
              "pool.MapRun$Noted",
              "pool.ProcessFeed",
              "task.Outcome$Run",
              "wire.FrameCodec")) {
        needed.add(Class.forName("dev.brine." + name, false, fresh));
      }
      assertThat(needed).noneMatch(JdkInternals::isInitialized);

      Class<?> ready = Class.forName(ReadyClasses.class.getName(), true, fresh);
      Method await = ready.getDeclaredMethod("await");
      await.setAccessible(true);
      await.invoke(null);

      assertThat(needed).allMatch(JdkInternals::isInitialized);
    }
  }
}
