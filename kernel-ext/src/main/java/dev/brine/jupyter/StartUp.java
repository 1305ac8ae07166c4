package dev.brine.jupyter;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import dev.brine.command.TimeOption;
import dev.brine.pool.CacheDirectory;
import dev.brine.session.EmbeddedSession;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the environment says of a session's beginning. Immutable. */
final class StartUp {
  private final Function<String, @Nullable String> environment;

  StartUp(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /** That of this process. */
  static StartUp ofProcess() {
    return new StartUp(System::getenv);
  }

  private String value(String name) {
    return Strings.nullToEmpty(environment.apply(name)).strip();
  }

  /** A session with the class path and the compiler's options that are asked for. */
  EmbeddedSession open() throws IOException {
    EmbeddedSession session =
        new EmbeddedSession(
            Splitter.on(CharMatcher.whitespace())
                .omitEmptyStrings()
                .splitToList(value("BRINE_COMPILER_OPTS")));
    List<Path> entries = new ArrayList<>();
    for (String each : paths("BRINE_CLASSPATH")) {
      entries.addAll(PathPattern.find(each));
    }
    ClassPath.add(session.shell(), entries);
    return session;
  }

  private List<String> paths(String name) {
    return Splitter.on(File.pathSeparatorChar).omitEmptyStrings().splitToList(value(name));
  }

  /** How long a cell may take; null for any time. */
  @Nullable Duration timeout() {
    String text = value("BRINE_TIMEOUT");
    return text.isEmpty() ? null : TimeOption.parse(text);
  }

  /** The cells of earlier sessions, unless {@code BRINE_HISTORY} is {@code off}. */
  CellHistory history() {
    if (value("BRINE_HISTORY").equals("off")) {
      return CellHistory.ofSession();
    }
    try {
      return CellHistory.in(CacheDirectory.path());
    } catch (UncheckedIOException noCache) {
      return CellHistory.ofSession();
    }
  }

  /** The scripts to run before the first cell, by their names. */
  Map<String, String> scripts() throws IOException {
    Map<String, String> scripts = new LinkedHashMap<>();
    for (String each : paths("BRINE_STARTUP_SCRIPTS_PATH")) {
      for (Path file : PathPattern.find(each)) {
        scripts.put(file.toString(), Files.readString(file).replace("\r\n", "\n"));
      }
    }
    String script = value("BRINE_STARTUP_SCRIPT");
    if (!script.isEmpty()) {
      scripts.put("BRINE_STARTUP_SCRIPT", script);
    }
    return scripts;
  }
}
