/**
 * Object graphs on their way to another process and back. Start at {@link dev.brine.pickle.Capture}
 * on the session's side, {@link dev.brine.pickle.Replica} on the worker's.
 */
@NullMarked
package dev.brine.pickle;

import org.jspecify.annotations.NullMarked;
