/** The process of Spark's driver: takes maps from the session and makes Spark jobs of them. */
@NullMarked
package dev.brine.spark.driver;

import org.jspecify.annotations.NullMarked;
