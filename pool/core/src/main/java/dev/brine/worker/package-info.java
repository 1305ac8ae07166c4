/** The worker process: its main, its task loop and what it does with what tasks print. */
@NullMarked
package dev.brine.worker;

import org.jspecify.annotations.NullMarked;
