/** Tests of the pool on a Spark cluster; those that need one run in the profile {@code spark}. */
@NullMarked
package dev.brine.spark;

import org.jspecify.annotations.NullMarked;
