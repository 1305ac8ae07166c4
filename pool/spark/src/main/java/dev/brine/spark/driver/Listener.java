package dev.brine.spark.driver;

import dev.brine.error.Internal;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Hears from Spark of executors that come and go. Public since Spark calls it. */
@Internal
public final class Listener extends SparkListener {
  private final Fleet fleet;
  private final Desk desk;
  private final Runnable changed;

  Listener(Fleet fleet, Desk desk, Runnable changed) {
    this.fleet = fleet;
    this.desk = desk;
    this.changed = changed;
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded event) {
    fleet.added(
        event.executorId(), event.executorInfo().executorHost(), event.executorInfo().totalCores());
    changed.run();
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    desk.ended(event.executorId(), event.reason());
    changed.run();
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart event) {
    fleet.taskBegan(event.taskInfo().executorId());
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {
    // Of one that was lost with its executor, what it had begun is still to be looked at.
    boolean lost = event.reason() instanceof org.apache.spark.ExecutorLostFailure;
    fleet.taskEnded(event.taskInfo().executorId(), lost ? -1 : event.taskInfo().taskId());
  }
}
