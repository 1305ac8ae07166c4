package dev.brine.pickle;

import com.google.common.base.Ticker;
import dev.brine.code.Generation;
import dev.brine.code.Generations;
import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import dev.brine.payload.Payload;
import dev.brine.task.LocalValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A capture on the worker's side: a loader generation with the function and its values in it. Not
 * thread-safe.
 */
@Internal
public final class Replica implements AutoCloseable {
  private static final Generations GENERATIONS = new Generations(Replica.class.getClassLoader());

  private @Nullable Generation generation;
  private @Nullable GraphReader shared;
  private @Nullable GraphReader items;
  private final GraphWriter results;
  private final StateDigests digests = new StateDigests(Ticker.systemTicker());
  private @Nullable Object function;

  private Replica(Attaching attaching) {
    results = GraphWriter.forGraphs(Discovery.NONE, attaching);
  }

  /** An empty replica; the first parcel fills it. */
  public static Replica create() {
    return new Replica(Attaching.COPIES);
  }

  /**
   * As above, but what it writes has the very arrays that the user's code has: until they have been
   * sent, that code must not run.
   */
  public static Replica lending() {
    return new Replica(Attaching.LENT);
  }

  /**
   * Opens the next parcel of the capture.
   *
   * @throws BrineException if it cannot be opened
   */
  public void open(Parcel parcel) {
    if (generation == null) {
      generation = GENERATIONS.take(parcel.code(), parcel.classPath());
      GraphNames names = new GraphNames(generation);
      shared = GraphReader.forParts(names);
      items = GraphReader.forGraphs(names);
    } else {
      generation.add(parcel.code());
    }
    Object value = opened(shared).read(parcel.graph());
    if (function == null) {
      function = value;
    }
  }

  /**
   * The function.
   *
   * @throws IllegalStateException before the first parcel was opened
   */
  public Object function() {
    return opened(function);
  }

  /**
   * The loader that sees the session's classes, for the task's context class loader.
   *
   * @throws IllegalStateException before the first parcel was opened
   */
  public ClassLoader loader() {
    return opened(generation);
  }

  /**
   * Reads one item.
   *
   * @throws BrineException if it cannot be read
   */
  public @Nullable Object readItem(Payload item) {
    return opened(items).read(item);
  }

  /**
   * Writes a result.
   *
   * @throws dev.brine.error.CaptureException if it cannot travel
   */
  public Payload writeResult(@Nullable Object result) {
    return results.write(result);
  }

  /**
   * Writes a value that a task shows, as a result; one that cannot travel is replaced by its text.
   * Thread-safe.
   */
  public static byte[] writeShown(@Nullable Object value) {
    try {
      return GraphWriter.forGraphs(Discovery.NONE, Attaching.LENT).write(value).pack();
    } catch (RuntimeException | StackOverflowError refused) {
      return GraphWriter.forGraphs(Discovery.NONE).write(String.valueOf(value)).pack();
    }
  }

  /**
   * Writes what a task threw; what cannot travel of it is replaced by its text, so this never
   * fails.
   */
  public Payload writeThrown(Throwable thrown) {
    return Thrown.write(results, thrown);
  }

  /**
   * Notes the state of what was captured and not noted yet, so that {@link #changed} can tell what
   * a task changed. Never fails; gives up what takes longer than so many nanoseconds.
   */
  public void watch(long nanos) {
    digests.begin(nanos);
    try {
      StateRoots.of(opened(function), opened(shared)).forEach(digests::add);
    } catch (RuntimeException | LinkageError unknown) {
      // Then nothing is said of what has not been noted.
    }
  }

  /** The names of what is not any more as it was noted; never fails. */
  public List<String> changed() {
    return digests.changed();
  }

  /** Ends the map: the loader generation may serve another one. */
  @Override
  public void close() {
    if (generation != null) {
      LocalValues.ofProcess().release(new GenerationHome(generation));
      SharedCopies.ofProcess().release(generation);
      GENERATIONS.giveBack(generation);
      generation = null;
      shared = null;
      items = null;
      function = null;
    }
  }

  private static <T> T opened(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("no parcel was opened");
    }
    return part;
  }
}
