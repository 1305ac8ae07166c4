package dev.brine.jshell;

import com.google.common.base.CharMatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;

/** The jar that Brine was loaded from. */
final class BrineJar {
  private BrineJar() {}

  /**
   * Its path.
   *
   * @throws IllegalStateException if it is not in a file
   */
  static String path() {
    CodeSource source =
        Objects.requireNonNull(BrineJar.class.getProtectionDomain().getCodeSource());
    try {
      return Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A path without white space; where its own has some, that of a link to it, which is removed when
   * this JVM ends.
   *
   * @throws UncheckedIOException if no link can be made
   */
  static String pathWithoutSpace() {
    String path = path();
    if (CharMatcher.whitespace().matchesNoneOf(path)) {
      return path;
    }
    try {
      Path directory = Files.createTempDirectory("brine-" + ProcessHandle.current().pid() + "-");
      Path link = directory.resolve("brine.jar");
      directory.toFile().deleteOnExit();
      link.toFile().deleteOnExit();
      try {
        Files.createSymbolicLink(link, Path.of(path));
      } catch (UnsupportedOperationException | IOException noLinksHere) {
        Files.copy(Path.of(path), link);
      }
      return link.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
