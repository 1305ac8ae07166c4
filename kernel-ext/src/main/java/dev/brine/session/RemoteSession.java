package dev.brine.session;

import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import java.util.function.Supplier;

/**
 * A session whose variables and pools live in another JVM, where Brine's own code can be called
 * without a snippet of the session.
 */
@Internal
public interface RemoteSession extends Session {
  /**
   * Has {@code new TYPE(neighbor).METHOD(request, answer)} called in that JVM, where the neighbor
   * is a class of the session, and the two others name files.
   *
   * @param request what the first file holds
   * @return what the second file holds afterwards
   * @throws BrineException if it fails, or if the user stopped it
   */
  byte[] call(Class<?> type, String method, byte[] request);

  /**
   * Does what the user may stop. A call that is stopped fails, and may have been at any place: it
   * must own whatever it uses.
   */
  <T> T stoppable(Supplier<T> action);
}
