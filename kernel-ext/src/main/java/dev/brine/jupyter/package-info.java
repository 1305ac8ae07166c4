/** Jupyter: the embedded kernel, its magics and the notebook runner. */
@NullMarked
package dev.brine.jupyter;

import org.jspecify.annotations.NullMarked;
