package dev.brine.spark.driver;

import dev.brine.error.Internal;
import dev.brine.spark.executor.Batch;
import java.util.List;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.collection.immutable.Nil$;
import scala.collection.immutable.Seq;
import scala.reflect.ClassTag$;

/** Batches as Spark knows data: each is a partition, which travels with its task. */
@Internal
public final class BatchRdd extends RDD<Batch> {
  private static final long serialVersionUID = 1L;

  private final transient List<Batch> batches;
  private final transient List<String> places;

  /**
   * @param places for each batch where it would best run, as Spark names places; empty for anywhere
   */
  BatchRdd(SparkContext context, List<Batch> batches, List<String> places) {
    super(context, noDependencies(), ClassTag$.MODULE$.apply(Batch.class));
    this.batches = batches;
    this.places = places;
  }

  @SuppressWarnings("unchecked")
  private static <T> Seq<T> noDependencies() {
    return (Seq<T>) Nil$.MODULE$;
  }

  @Override
  public Iterator<Batch> compute(Partition split, @Nullable TaskContext unused) {
    return scala.collection.Iterator$.MODULE$.single((Batch) split);
  }

  @Override
  public Partition[] getPartitions() {
    return batches.toArray(new Partition[0]);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Seq<String> getPreferredLocations(Partition split) {
    Seq<String> none = (Seq<String>) (Seq<?>) Nil$.MODULE$;
    return places.isEmpty()
        ? none
        : scala.jdk.javaapi.CollectionConverters.asScala(List.of(places.get(split.index())))
            .toList();
  }
}
