package dev.brine.spark.executor;

import dev.brine.error.Internal;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What executors must know of a map and of its pool at the moment a job begins.
 *
 * @param map its number
 * @param seed of its random numbers
 * @param timeoutNanos how long a task may run; 0 for ever
 * @param budgetNanos after so long a Spark task gives back what it has not begun; 0 for never
 * @param parcels to be opened in this order
 * @param shared the values that it needs, by id
 * @param maps those that are not over
 * @param sharedIds the values that are not closed
 */
@Internal
@SuppressWarnings("serial") // the JDK's immutable collections are serializable
public record MapTerms(
    long map,
    long seed,
    long timeoutNanos,
    long budgetNanos,
    List<ParcelBlobs> parcels,
    Map<String, Blob> shared,
    List<Long> maps,
    List<String> sharedIds)
    implements Serializable {}
