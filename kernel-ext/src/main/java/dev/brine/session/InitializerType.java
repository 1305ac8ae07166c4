package dev.brine.session;

import dev.brine.error.Internal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Gives a variable the type of an initializer that is compiled for it and not called. An object, as
 * {@code new} is the one place where a session's variable named {@code dev} does not hide the
 * package.
 */
@Internal
public final class InitializerType {
  /** Gives any type. */
  public InitializerType() {}

  /** Nothing, of the initializer's type. */
  public <T> @Nullable T of(Callable<T> initializer) {
    return null;
  }
}
