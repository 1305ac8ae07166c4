/**
 * What user code holds: the functional types that travel and may throw, and the outcome of one
 * task. Start at {@link dev.brine.task.Fn}.
 */
@NullMarked
package dev.brine.task;

import org.jspecify.annotations.NullMarked;
