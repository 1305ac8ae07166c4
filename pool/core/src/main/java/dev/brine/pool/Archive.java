package dev.brine.pool;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a worker's JVM loads classes from so that it need not parse them: an archive of class data
 * up to JDK 23, an ahead-of-time cache from JDK 24 on. It lies in the user's cache directory under
 * a name that holds what it was made for and a hash of its bytes, so what is stale or damaged is
 * not found. A JVM that is given one which does not fit starts slower than without. Thread-safe.
 */
final class Archive {
  private static final int FIRST_WITH_AOT_CACHE = 24;

  /** The files that were looked through and are sound, with the time of their last change. */
  private static final Map<Path, Long> SOUND = new ConcurrentHashMap<>();

  private final Path directory;
  private final String key;
  private final boolean isAotCache;

  private Archive(Path directory, String key, boolean isAotCache) {
    this.directory = directory;
    this.key = key;
    this.isAotCache = isAotCache;
  }

  /**
   * That of workers with these options and this class path; null where there can be none, since
   * archives are of jars alone.
   *
   * @param directory where archives are kept
   * @param options those of the JVM that matter
   * @param jars what the class path begins with
   */
  static @Nullable Archive of(Path directory, List<String> options, List<Path> jars) {
    StringBuilder about = new StringBuilder();
    about.append(System.getProperty("java.home")).append('\n');
    about.append(System.getProperty("java.vm.version")).append('\n');
    options.forEach(option -> about.append(option).append('\n'));
    for (Path jar : jars) {
      try {
        if (!Files.isRegularFile(jar)) {
          return null;
        }
        about.append(jar).append(' ').append(Files.size(jar)).append(' ');
        about.append(Files.getLastModifiedTime(jar).toMillis()).append('\n');
      } catch (IOException gone) {
        return null;
      }
    }
    String key = Hashing.murmur3_128().hashUnencodedChars(about).toString();
    return new Archive(directory, key, Runtime.version().feature() >= FIRST_WITH_AOT_CACHE);
  }

  Path directory() {
    return directory;
  }

  /** The options by which a JVM uses it; none where it is not there, or not sound. */
  List<String> options() {
    Path file = find();
    if (file == null) {
      return List.of();
    }
    return isAotCache
        ? List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off", "-Xlog:cds*=off")
        : List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off");
  }

  /** The options by which a JVM makes one at its end. */
  List<String> making(Path file) {
    return List.of((isAotCache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file);
  }

  /** The file, if there is one that is sound. */
  @Nullable Path find() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(key))
          .filter(Archive::isSound)
          .findFirst()
          .orElse(null);
    } catch (IOException | RuntimeException none) {
      return null;
    }
  }

  /** Puts a file that was made into its place, where all find it whole or not at all. */
  void adopt(Path made) throws IOException {
    Path file = directory.resolve(key + '-' + hash(made) + (isAotCache ? ".aot" : ".jsa"));
    Path unused = Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A JVM that used it did not come to life: nobody shall use it again. */
  void distrust() {
    Path file = find();
    if (file != null) {
      SOUND.remove(file);
      try {
        boolean unused = Files.deleteIfExists(file);
      } catch (IOException readOnly) {
        // Every start then takes a second attempt.
      }
    }
  }

  private static boolean isSound(Path file) {
    try {
      long changed = Files.getLastModifiedTime(file).toMillis();
      Long known = SOUND.get(file);
      if (known == null || known != changed) {
        String name = MoreFiles.getNameWithoutExtension(file);
        if (!name.endsWith("-" + hash(file))) {
          return false;
        }
        SOUND.put(file, changed);
      }
      return true;
    } catch (IOException gone) {
      return false;
    }
  }

  private static HashCode hash(Path file) throws IOException {
    return MoreFiles.asByteSource(file).hash(Hashing.crc32c());
  }
}
