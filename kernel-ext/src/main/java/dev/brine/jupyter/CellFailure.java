package dev.brine.jupyter;

import java.util.List;

/**
 * A magic failed in a kernel that is not Brine's; the message is all that there is to say. An
 * error, since such kernels wrap exceptions of magics in their own words and lose what matters.
 */
final class CellFailure extends Error {
  private static final long serialVersionUID = 1L;

  CellFailure(List<String> lines) {
    super(String.join("\n", lines), null, false, false);
  }
}
