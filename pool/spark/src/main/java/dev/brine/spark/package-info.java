/** The pool whose workers are the executors of an Apache Spark cluster. */
@NullMarked
package dev.brine.spark;

import org.jspecify.annotations.NullMarked;
