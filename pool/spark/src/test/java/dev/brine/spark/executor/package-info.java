/** Tests of what runs in Spark's processes, that need no cluster. */
@NullMarked
package dev.brine.spark.executor;

import org.jspecify.annotations.NullMarked;
