/** The commands of the front ends, one implementation of each, and the loop rewriter. */
@NullMarked
package dev.brine.command;

import org.jspecify.annotations.NullMarked;
