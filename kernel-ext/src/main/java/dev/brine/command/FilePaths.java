package dev.brine.command;

import java.nio.file.Path;

/** Paths as people type them. */
final class FilePaths {
  private FilePaths() {}

  /** The path, where {@code ~} at its beginning is the user's home. */
  static Path of(Path typed) {
    return typed.startsWith("~")
        ? Path.of(System.getProperty("user.home")).resolve(Path.of("~").relativize(typed))
        : typed;
  }
}
