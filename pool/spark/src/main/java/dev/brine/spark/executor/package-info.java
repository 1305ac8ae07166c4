/**
 * What runs on a Spark cluster's executors: batches of tasks, the copies of captures that they use,
 * and the agent that tells the driver of both.
 */
@NullMarked
package dev.brine.spark.executor;

import org.jspecify.annotations.NullMarked;
