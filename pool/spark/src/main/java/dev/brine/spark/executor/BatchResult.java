package dev.brine.spark.executor;

import dev.brine.error.Internal;
import java.io.Serializable;

/**
 * What a Spark task gives back.
 *
 * @param executor which one it was
 * @param pid its process
 * @param task the Spark task's id
 * @param answers as {@link Answers} packs them
 * @param out what was printed and not told yet
 * @param err the same for the error stream
 * @param worn whether the executor's process is of no more use
 */
@Internal
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BatchResult(
    String executor, long pid, long task, byte[] answers, String out, String err, boolean worn)
    implements Serializable {}
