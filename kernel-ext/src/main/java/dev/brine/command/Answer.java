package dev.brine.command;

import org.jspecify.annotations.Nullable;

/**
 * What one iteration gave.
 *
 * @param skipped whether it gave no value
 * @param value its value, which may be null
 */
record Answer<R extends @Nullable Object>(boolean skipped, @Nullable R value) {}
