package dev.brine.pool;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a map is. Immutable.
 *
 * @param done how many items have ended, well or not
 * @param failed how many of those failed
 * @param added how many items are known of so far
 * @param total how many there will be; empty where that is not known
 * @param elapsed since the map began, until now or until its end
 */
public record Progress(long done, long failed, long added, OptionalLong total, Duration elapsed) {}
