/** What the session and the process of Spark's driver say to each other. */
@NullMarked
package dev.brine.spark.protocol;

import org.jspecify.annotations.NullMarked;
