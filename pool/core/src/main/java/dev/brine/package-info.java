/** Brine for people typing: one class of static methods over a default pool. */
@NullMarked
package dev.brine;

import org.jspecify.annotations.NullMarked;
