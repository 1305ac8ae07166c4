package dev.brine.spark.executor;

import dev.brine.error.Internal;
import java.io.Serializable;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** The function of every Spark job: runs a batch of a map's tasks. */
@Internal
public final class BatchRun extends AbstractFunction2<TaskContext, Iterator<Batch>, BatchResult>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final MapTerms terms;

  /** For jobs of this map. */
  public BatchRun(MapTerms terms) {
    this.terms = terms;
  }

  @Override
  public BatchResult apply(TaskContext context, Iterator<Batch> batches) {
    Agent agent = Agent.ofProcess();
    Batch batch = batches.next();
    boolean elsewhere = batch.executor() != null && !batch.executor().equals(agent.executor());
    if (elsewhere) {
      Answers answers = new Answers();
      for (int i = 0; i < batch.size(); i++) {
        answers.add(batch.index(i), Answers.NOT_BEGUN, batch.attempt(i), 0);
      }
      return new BatchResult(
          agent.executor(),
          ProcessHandle.current().pid(),
          context.taskAttemptId(),
          answers.pack(),
          "",
          "",
          false);
    }
    return new TaskLoop(agent, terms, batch, context).run();
  }
}
