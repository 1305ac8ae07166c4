package dev.brine.pickle;

import dev.brine.code.Reach;
import dev.brine.code.SessionClassPath;
import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import dev.brine.payload.Payload;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The code and the reached values of one function, on the session's side; one for each map. After a
 * {@link dev.brine.error.CaptureException} it is of no more use. Not thread-safe except where
 * stated.
 */
@Internal
public final class Capture {
  private final Reach reach = new Reach();
  private final ReachDiscovery discovery;
  private final ClassLoader context;
  private final GraphWriter shared;
  private final GraphWriter items;
  private final List<Parcel> parcels = new CopyOnWriteArrayList<>();
  private final Queue<GraphReader> readers = new ConcurrentLinkedQueue<>();

  private Capture(
      Function<Reach, ReachDiscovery> discoveries, Attaching ofShared, Attaching ofItems) {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    context = ofThread == null ? ClassLoader.getSystemClassLoader() : ofThread;
    discovery = discoveries.apply(reach);
    shared = GraphWriter.forParts(discovery, ofShared);
    items = GraphWriter.forGraphs(discovery.ofItems(), ofItems);
  }

  /**
   * Captures a function on the caller's thread.
   *
   * @throws dev.brine.error.CaptureException if something that it reaches cannot travel
   */
  public static Capture of(Object function) {
    Capture capture = new Capture(ReachDiscovery::new, Attaching.COPIES, Attaching.RELEASED_COPIES);
    capture.addParcel(function);
    return capture;
  }

  /**
   * A value as one parcel that is complete.
   *
   * @throws dev.brine.error.CaptureException if something that it reaches cannot travel
   */
  static Parcel whole(@Nullable Object value) {
    Capture capture = new Capture(ReachDiscovery::outlasting, Attaching.NOTHING, Attaching.NOTHING);
    capture.addParcel(value);
    return capture.parcels.get(0);
  }

  /**
   * The parcels so far, to be opened in this order; the list grows as items are written.
   * Thread-safe.
   */
  public List<Parcel> parcels() {
    return List.copyOf(parcels);
  }

  /** How many parcels there are so far. Thread-safe. */
  public int countParcels() {
    return parcels.size();
  }

  /** What of the function the user will hardly mean, one line each. */
  public List<String> hints() {
    return shared.hints();
  }

  /**
   * Writes one item as a graph of its own, to be released when it was read. A worker must have
   * opened all {@link #parcels} of this moment to read it.
   *
   * @throws dev.brine.error.CaptureException if the item cannot travel
   */
  public Payload writeItem(@Nullable Object item) {
    Payload written = items.write(item);
    if (reach.hasNews() || discovery.hasNewShared()) {
      addParcel(null);
    }
    return written;
  }

  /**
   * Reads what {@link Replica#writeResult} or {@link Replica#writeThrown} wrote, with the session's
   * own classes. Thread-safe.
   *
   * @throws BrineException if it cannot be read
   */
  public @Nullable Object readResult(Payload result) {
    if (GraphReader.isScalar(result)) {
      return GraphReader.scalar(result);
    }
    // Before a class of the session was met, its loader is not known, so such readers are not kept.
    ClassLoader loader = reach.loader();
    GraphReader reader = loader == null ? null : readers.poll();
    if (reader == null) {
      reader = GraphReader.forGraphs(new GraphNames(loader == null ? context : loader));
    }
    Object value = reader.read(result);
    if (loader != null) {
      readers.add(reader);
    }
    return value;
  }

  /** Whether reading this needs no class and runs no code of the user's. */
  public static boolean isScalar(Payload result) {
    return GraphReader.isScalar(result);
  }

  /** What the user calls a part of a capture that {@link Replica#changed} names. Thread-safe. */
  public static String nameOf(String changed) {
    return StateRoots.told(changed);
  }

  /** A further part of the graph; only the first one has a value of its own. */
  private void addParcel(@Nullable Object function) {
    Payload graph = shared.write(function);
    parcels.add(
        new Parcel(
            reach.takeCode(), SessionClassPath.of(reach.loader()), graph, discovery.takeShared()));
  }
}
