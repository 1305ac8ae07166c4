/**
 * Whole programs on the same work, each in processes of its own: Brine, Python's pools, and what
 * bounds them. Start with {@link dev.brine.bench.program.Comparison}.
 */
@NullMarked
package dev.brine.bench.program;

import org.jspecify.annotations.NullMarked;
