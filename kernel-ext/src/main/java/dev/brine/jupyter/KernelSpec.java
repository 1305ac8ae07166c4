package dev.brine.jupyter;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import com.google.gson.GsonBuilder;
import dev.brine.error.Internal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tells Jupyter how to start the kernel. */
@Internal
public final class KernelSpec {
  /** The kernel's name where the user gives none. */
  public static final String NAME = "brine";

  static final String DISPLAY_NAME = "Java (Brine)";

  private KernelSpec() {}

  /** Where Jupyter looks for the current user's data. */
  public static Path userData() {
    String named = System.getenv("JUPYTER_DATA_DIR");
    if (!Strings.isNullOrEmpty(named)) {
      return Path.of(named);
    }
    Path home = Path.of(System.getProperty("user.home"));
    String system = Ascii.toLowerCase(System.getProperty("os.name"));
    if (system.startsWith("mac")) {
      return home.resolve("Library/Jupyter");
    }
    String roaming = System.getenv("APPDATA");
    if (system.startsWith("windows") && roaming != null) {
      return Path.of(roaming, "jupyter");
    }
    String data = System.getenv("XDG_DATA_HOME");
    return Strings.isNullOrEmpty(data)
        ? home.resolve(".local/share/jupyter")
        : Path.of(data, "jupyter");
  }

  /** The directories with kernels that Jupyter looks into, the user's own first. */
  public static List<Path> directories() {
    List<Path> data = new ArrayList<>();
    String named = Strings.nullToEmpty(System.getenv("JUPYTER_PATH"));
    Splitter.on(File.pathSeparatorChar)
        .omitEmptyStrings()
        .split(named)
        .forEach(each -> data.add(Path.of(each)));
    data.add(userData());
    for (String environment : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
      String root = System.getenv(environment);
      if (!Strings.isNullOrEmpty(root)) {
        data.add(Path.of(root, "share", "jupyter"));
      }
    }
    data.add(Path.of("/usr/local/share/jupyter"));
    data.add(Path.of("/usr/share/jupyter"));
    return data.stream().map(each -> each.resolve("kernels")).toList();
  }

  /** The directory of an installed kernel within one of these; null where there is none. */
  public static @Nullable Path find(List<Path> directories, String name) {
    return directories.stream()
        .map(each -> each.resolve(name))
        .filter(each -> Files.isRegularFile(each.resolve("kernel.json")))
        .findFirst()
        .orElse(null);
  }

  /** Whether the kernel in this directory is Brine's own. */
  public static boolean isBrine(Path directory) throws IOException {
    String json = Files.readString(directory.resolve("kernel.json"));
    return json.contains("\"kernel\"") && json.contains("-jar") && json.contains("brine");
  }

  /**
   * Writes the specification.
   *
   * @param data a data directory of Jupyter's
   * @param name the kernel's name
   * @param jar the jar to start
   * @return the directory written to
   * @throws IOException if it cannot be written
   */
  public static Path install(Path data, String name, Path jar) throws IOException {
    Map<String, Object> spec = new LinkedHashMap<>();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    spec.put("argv", List.of(java, "-jar", jar.toString(), "kernel", "{connection_file}"));
    spec.put("display_name", DISPLAY_NAME);
    spec.put("language", "java");
    // Jupyter's other way, SIGINT, would end a JVM.
    spec.put("interrupt_mode", "message");
    Path directory = data.resolve("kernels").resolve(name);
    Files.createDirectories(directory);
    String json = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(spec);
    Files.writeString(directory.resolve("kernel.json"), json + "\n");
    return directory;
  }
}
