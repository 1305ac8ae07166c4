package dev.brine.pickle;

import dev.brine.error.Internal;
import dev.brine.payload.Payload;

/** A process that shared values are sent to. Known by its identity; nothing here waits. */
@Internal
public interface SharedReceiver {
  /** From now on it has this value. */
  void share(String id, Payload value);

  /** It needs this value no more. */
  void unshare(String id);
}
