package dev.brine.session;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import dev.brine.code.SessionClassPath;
import java.io.File;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a session has added to its class path beyond what its JVM was started with. */
final class AddedClassPath {
  private AddedClassPath() {}

  /** The entries as paths, without Brine's own: whoever loads the session has that. */
  static List<String> of(ClassLoader session) {
    Set<Path> started = new HashSet<>();
    String classPath = Strings.nullToEmpty(System.getProperty("java.class.path"));
    for (String entry : Splitter.on(File.pathSeparatorChar).omitEmptyStrings().split(classPath)) {
      started.add(Path.of(entry).toAbsolutePath().normalize());
    }
    CodeSource brine = AddedClassPath.class.getProtectionDomain().getCodeSource();
    if (brine != null && brine.getLocation() != null) {
      Path own = path(brine.getLocation().toString());
      if (own != null) {
        started.add(own);
      }
    }
    return SessionClassPath.of(session).stream()
        .map(AddedClassPath::path)
        .filter(Objects::nonNull)
        .filter(each -> !started.contains(each))
        .map(Path::toString)
        .distinct()
        .toList();
  }

  private static @Nullable Path path(String url) {
    try {
      return Path.of(URI.create(url)).toAbsolutePath().normalize();
    } catch (IllegalArgumentException | FileSystemNotFoundException notAFile) {
      return null;
    }
  }
}
