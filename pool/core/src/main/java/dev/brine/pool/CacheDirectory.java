package dev.brine.pool;

import com.google.common.base.Strings;
import dev.brine.error.Internal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where Brine keeps what outlives a session. */
@Internal
public final class CacheDirectory {
  private CacheDirectory() {}

  /**
   * The directory, made where it is missing: the system property {@code brine.cache}, else the
   * environment's {@code BRINE_CACHE}, else {@code brine} in the user's cache directory.
   *
   * @throws UncheckedIOException if it cannot be made, with the fix
   */
  public static Path path() {
    Path path = configured();
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(
          path + " cannot be made; name another place with BRINE_CACHE", e);
    }
  }

  private static Path configured() {
    String property = System.getProperty("brine.cache", System.getenv("BRINE_CACHE"));
    if (!Strings.isNullOrEmpty(property)) {
      return Path.of(property);
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    return Strings.isNullOrEmpty(cache)
        ? Path.of(System.getProperty("user.home"), ".cache", "brine")
        : Path.of(cache, "brine");
  }
}
