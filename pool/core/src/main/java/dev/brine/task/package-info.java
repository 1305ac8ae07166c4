/**
 * What user code holds: the functional types that travel and may throw, the outcome of one task,
 * and values that each worker builds for itself. Start at {@link dev.brine.task.Fn}.
 */
@NullMarked
package dev.brine.task;

import org.jspecify.annotations.NullMarked;
