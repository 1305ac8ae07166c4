package dev.brine.command;

import org.jspecify.annotations.Nullable;

/**
 * What one iteration gave.
 *
 * @param pid the process that ran it
 * @param skipped whether it gave no value
 * @param value its value, which may be null
 */
record Answer<R extends @Nullable Object>(long pid, boolean skipped, @Nullable R value) {

  static <R extends @Nullable Object> Answer<R> of(@Nullable R value, boolean skipped) {
    return new Answer<>(ProcessHandle.current().pid(), skipped, value);
  }
}
