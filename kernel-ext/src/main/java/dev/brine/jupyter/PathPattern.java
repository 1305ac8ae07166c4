package dev.brine.jupyter;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** A path as a person types it: with {@code ~} for the home directory, and perhaps a glob. */
final class PathPattern {
  private PathPattern() {}

  /**
   * The files and directories that there are, in the order of their names.
   *
   * @param typed such as {@code lib/*.jar}, {@code ~/classes} or {@code lib/**}
   */
  static List<Path> find(String typed) throws IOException {
    String home = System.getProperty("user.home");
    String text = typed.equals("~") || typed.startsWith("~/") ? home + typed.substring(1) : typed;
    int glob = firstGlob(text);
    if (glob < 0) {
      Path path = Path.of(text).toAbsolutePath().normalize();
      return Files.exists(path) ? List.of(path) : List.of();
    }
    int slash = text.lastIndexOf('/', glob);
    Path base = Path.of(slash < 0 ? "" : text.substring(0, slash + 1)).toAbsolutePath().normalize();
    String pattern = text.substring(slash + 1);
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    int depth = pattern.contains("**") ? Integer.MAX_VALUE : pattern.split("/", -1).length;
    try (Stream<Path> paths = Files.walk(base, depth)) {
      return paths
          .filter(path -> !path.equals(base) && matcher.matches(base.relativize(path)))
          .sorted()
          .toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  private static int firstGlob(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("*?[{".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
