package dev.brine.pool;

import dev.brine.pickle.Capture;
import dev.brine.task.Fn;

/** Runs each item as it is added, on copies. */
final class IsolatedEngine extends InPlaceEngine {
  @Override
  Feed openNow(Fn<?, ?> function, Options options, MapRun run) {
    return new IsolatedFeed(Capture.of(function), options, run);
  }
}
