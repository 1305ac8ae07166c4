/** Tests of what runs in Spark's processes, that need no cluster. */
@NullMarked
package dev.brine.spark.driver;

import org.jspecify.annotations.NullMarked;
