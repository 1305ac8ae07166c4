package dev.brine.spark.driver;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import dev.brine.error.BrineException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The session's class path on its way to executors, which may be on other hosts: jars as they are,
 * folders as jars. Files are known by their content, so one that was built anew goes again. Not
 * thread-safe.
 */
final class ShippedFiles {
  private final Path directory;
  private final Set<String> names = new HashSet<>();
  private final Map<String, Path> known = new HashMap<>();

  /**
   * @param directory for folders that become jars
   */
  ShippedFiles(Path directory) {
    this.directory = directory;
  }

  /** What to give to Spark for these entries; what is not there is left out. */
  List<Path> all(List<String> entries) {
    List<Path> files = new ArrayList<>();
    for (String entry : entries) {
      Path path = Path.of(entry);
      if (Files.exists(path)) {
        files.add(file(path));
      }
    }
    return files;
  }

  /**
   * The file for an entry of the class path that the session's loaders name by its URL.
   *
   * @throws BrineException if it cannot be read
   */
  Path file(String url) {
    Path path;
    try {
      path = Path.of(URI.create(url));
    } catch (RuntimeException notAFile) {
      throw new BrineException(
          "executors cannot be sent " + url + " of the class path; use a file", notAFile);
    }
    return file(path);
  }

  /** Each file has a name of its own, since Spark tells files by their names. */
  private Path file(Path path) {
    try {
      boolean folder = Files.isDirectory(path);
      byte[] content = folder ? new byte[0] : Files.readAllBytes(path);
      Path jar = folder ? jar(path) : path;
      String hash =
          folder
              ? MoreFiles.asByteSource(jar).hash(Hashing.sha256()).toString()
              : Hashing.sha256().hashBytes(content).toString();
      Path before = known.get(hash);
      if (before != null) {
        return before;
      }
      Path unique = jar;
      String name = jar.getFileName().toString();
      if (folder || !names.add(name)) {
        name = hash.substring(0, 16) + "-" + path.getFileName() + (folder ? ".jar" : "");
        unique = directory.resolve(name);
        if (folder) {
          Files.move(jar, unique);
        } else {
          Files.write(unique, content);
        }
        names.add(name);
      }
      known.put(hash, unique);
      return unique;
    } catch (IOException e) {
      throw new BrineException(path + " of the class path cannot be read: " + e, e);
    }
  }

  private Path jar(Path folder) throws IOException {
    Path jar = Files.createTempFile(directory, "folder", ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).sorted().forEach(each -> add(out, folder, each));
    }
    return jar;
  }

  private static void add(JarOutputStream out, Path folder, Path file) {
    try {
      JarEntry entry = new JarEntry(folder.relativize(file).toString().replace('\\', '/'));
      // The same content must give the same jar.
      entry.setTime(0);
      out.putNextEntry(entry);
      Files.copy(file, out);
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
