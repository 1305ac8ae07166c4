/**
 * The exception family. Every failure that Brine reports is a {@link
 * dev.brine.error.BrineException}; its subclasses are split by who is to blame: what was sent, the
 * user's code, a worker, a result, or the pool's state.
 */
@NullMarked
package dev.brine.error;

import org.jspecify.annotations.NullMarked;
