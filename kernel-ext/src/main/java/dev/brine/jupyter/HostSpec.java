package dev.brine.jupyter;

import com.google.common.base.Ascii;
import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.brine.error.Internal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The specification of an installed IJava or JJava, whose environment makes it load Brine. Nothing
 * but that environment is changed, and what the file was before stays beside it.
 */
@Internal
public final class HostSpec {
  private static final String FILE = "kernel.json";
  private static final String BACKUP = "kernel.json.before-brine";
  private static final String COMPILER_OPTION = "-XDforceSerializable";

  private final Path file;
  private final JsonObject spec;
  private final String prefix;

  private HostSpec(Path file, JsonObject spec, String prefix) {
    this.file = file;
    this.spec = spec;
    this.prefix = prefix;
  }

  /**
   * Reads the specification in this directory.
   *
   * @throws IOException if there is none that can be read
   * @throws NotebookException if it is that of another kernel
   */
  public static HostSpec read(Path directory) throws IOException, NotebookException {
    Path file = directory.resolve(FILE);
    JsonObject spec = json(file);
    String words = Ascii.toLowerCase(spec.get("argv") + " " + spec.get("display_name"));
    if (!words.contains("ijava") && !words.contains("jjava")) {
      throw new NotebookException(file + " is not that of IJava or JJava");
    }
    return new HostSpec(file, spec, words.contains("jjava") ? "JJAVA_" : "IJAVA_");
  }

  private static JsonObject json(Path file) throws IOException {
    try {
      return new Gson().fromJson(Files.readString(file), JsonObject.class);
    } catch (JsonParseException e) {
      throw new IOException(file + " is no JSON: " + e.getMessage(), e);
    }
  }

  /** Makes the kernel load Brine. Once it does, this changes nothing but the jar. */
  public void add(Path jar) throws IOException {
    Path backup = file.resolveSibling(BACKUP);
    if (!Files.exists(backup)) {
      Files.copy(file, backup);
    }
    remove(false);
    JsonObject environment = environment();
    append(environment, "CLASSPATH", File.pathSeparator, jar.toString());
    append(environment, "COMPILER_OPTS", " ", COMPILER_OPTION);
    if (prefix.startsWith("I")) {
      append(environment, "STARTUP_SCRIPT", "\n", script());
    }
    spec.add("env", environment);
    write();
  }

  /** Takes back what was added; whether anything was. */
  public boolean remove() throws IOException {
    boolean found = remove(true);
    if (found) {
      write();
      Files.deleteIfExists(file.resolveSibling(BACKUP));
    }
    return found;
  }

  private boolean remove(boolean andOption) throws IOException {
    JsonObject environment = environment();
    boolean jar = drop(environment, "CLASSPATH", File.pathSeparator, null);
    boolean script = drop(environment, "STARTUP_SCRIPT", "\n", script());
    boolean found = jar || script;
    Path backup = file.resolveSibling(BACKUP);
    boolean optionWasThere =
        Files.exists(backup) && json(backup).toString().contains(COMPILER_OPTION);
    if (found && andOption && !optionWasThere) {
      boolean unused = drop(environment, "COMPILER_OPTS", " ", COMPILER_OPTION);
    }
    boolean envWasThere = !Files.exists(backup) || json(backup).has("env");
    if (found && environment.size() == 0 && !envWasThere) {
      spec.remove("env");
    }
    return found;
  }

  private JsonObject environment() {
    JsonElement environment = spec.get("env");
    return environment != null && environment.isJsonObject()
        ? environment.getAsJsonObject()
        : new JsonObject();
  }

  private static String script() {
    return IJavaExtension.class.getName() + ".install();";
  }

  private void append(JsonObject environment, String name, String separator, String part) {
    Set<String> parts = parts(environment, name, separator);
    parts.add(part);
    environment.addProperty(prefix + name, Joiner.on(separator).join(parts));
  }

  /** Removes a part, or any brine.jar where none is given. */
  private boolean drop(
      JsonObject environment, String name, String separator, @Nullable String part) {
    Set<String> parts = parts(environment, name, separator);
    boolean found =
        parts.removeIf(each -> part == null ? each.endsWith("brine.jar") : each.equals(part));
    if (found && parts.isEmpty()) {
      environment.remove(prefix + name);
    } else if (found) {
      environment.addProperty(prefix + name, Joiner.on(separator).join(parts));
    }
    return found;
  }

  private Set<String> parts(JsonObject environment, String name, String separator) {
    JsonElement value = environment.get(prefix + name);
    List<String> parts =
        value == null
            ? List.of()
            : Splitter.on(separator).omitEmptyStrings().splitToList(value.getAsString());
    return new LinkedHashSet<>(parts);
  }

  private void write() throws IOException {
    String json = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(spec);
    Path temporary = Files.createTempFile(file.getParent(), ".kernel", ".json");
    try {
      Files.writeString(temporary, json + "\n");
      Notebook.move(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
