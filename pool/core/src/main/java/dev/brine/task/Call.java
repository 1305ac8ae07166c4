package dev.brine.task;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A computation without arguments that may throw and that travels.
 *
 * @param <R> the result
 */
@FunctionalInterface
public interface Call<R extends @Nullable Object> extends Callable<R>, Serializable {}
