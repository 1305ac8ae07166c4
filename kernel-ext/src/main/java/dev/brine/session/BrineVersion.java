package dev.brine.session;

import com.google.common.base.MoreObjects;

/** The version of this Brine. */
final class BrineVersion {
  private BrineVersion() {}

  /** As the jar's manifest has it; classes outside of a jar have none. */
  static String current() {
    return MoreObjects.firstNonNull(
        BrineVersion.class.getPackage().getImplementationVersion(), "unpackaged");
  }
}
