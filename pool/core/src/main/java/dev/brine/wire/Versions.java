package dev.brine.wire;

import dev.brine.error.Internal;

/** What session and worker must agree on. */
@Internal
public final class Versions {
  private Versions() {}

  /** The JDK and the Brine of this process. */
  public static String current() {
    String brine = Versions.class.getPackage().getImplementationVersion();
    return "Java %s, Brine %s"
        .formatted(Runtime.version(), brine == null ? "in development" : brine);
  }
}
