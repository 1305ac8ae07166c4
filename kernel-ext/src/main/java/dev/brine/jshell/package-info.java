/** The JShell tool with {@code /pmap}. */
@NullMarked
package dev.brine.jshell;

import org.jspecify.annotations.NullMarked;
