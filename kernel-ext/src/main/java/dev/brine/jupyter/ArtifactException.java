package dev.brine.jupyter;

/** An artifact cannot be had; the message says why, in one or more lines. */
final class ArtifactException extends Exception {
  private static final long serialVersionUID = 1L;

  ArtifactException(String message) {
    super(message);
  }

  ArtifactException(String message, Throwable cause) {
    super(message, cause);
  }
}
