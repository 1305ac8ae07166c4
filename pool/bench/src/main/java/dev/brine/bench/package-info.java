/** Measures what captures, object graphs and redefinitions cost. */
@NullMarked
package dev.brine.bench;

import org.jspecify.annotations.NullMarked;
