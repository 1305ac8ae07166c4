/**
 * Pools of workers and the verbs that run functions on them. Start at {@link
 * dev.brine.pool.ProcessPool}.
 */
@NullMarked
package dev.brine.pool;

import org.jspecify.annotations.NullMarked;
