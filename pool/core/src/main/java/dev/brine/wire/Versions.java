package dev.brine.wire;

import dev.brine.error.Internal;

/** What session and worker must agree on. */
@Internal
public final class Versions {
  private Versions() {}

  /** The JDK and the Brine of this process. */
  public static String current() {
    String brine = Versions.class.getPackage().getImplementationVersion();
    // Not by Runtime.version(), and not formatted: every worker waits for this.
    String java = System.getProperty("java.runtime.version");
    return "Java " + java + ", Brine " + (brine == null ? "in development" : brine);
  }
}
