package dev.brine.jupyter;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.JShell;

/** What a session adds to its class path. Workers get it with the next map. */
final class ClassPath {
  private ClassPath() {}

  /** Adds these to the session's class path. */
  static void add(JShell shell, List<Path> entries) {
    for (Path each : entries) {
      shell.addToClasspath(each.toString());
    }
  }

  /** One line that names what was added. */
  static String told(List<Path> entries) {
    Set<String> names = new LinkedHashSet<>();
    entries.forEach(entry -> names.add(entry.getFileName().toString()));
    return "added " + String.join(", ", names);
  }
}
