/**
 * How session and worker talk: typed frames over a Unix domain socket. It knows nothing of what the
 * payloads mean.
 *
 * @see dev.brine.wire.Frame
 */
@NullMarked
package dev.brine.wire;

import org.jspecify.annotations.NullMarked;
