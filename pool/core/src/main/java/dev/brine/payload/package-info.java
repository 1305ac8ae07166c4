/**
 * What travels between processes: bytes, and large arrays that are their own memory beside them, so
 * that nobody copies them needlessly on the way. Knows neither what the bytes mean nor how they are
 * sent.
 *
 * @see dev.brine.payload.Payload
 */
@NullMarked
package dev.brine.payload;

import org.jspecify.annotations.NullMarked;
