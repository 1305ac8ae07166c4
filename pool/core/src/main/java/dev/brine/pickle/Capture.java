package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Output;
import dev.brine.code.ClassCode;
import dev.brine.code.Reach;
import dev.brine.code.SessionClassPath;
import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The code and the reached values of one function, on the session's side; one for each map. After a
 * {@link dev.brine.error.CaptureException} it is of no more use. Not thread-safe except where
 * stated.
 */
@Internal
public final class Capture {
  private final Reach reach = new Reach();
  private final ClassLoader context;
  private final GraphKryo shared;
  private final GraphKryo items;
  private final List<Parcel> parcels = new CopyOnWriteArrayList<>();
  private final Queue<GraphKryo> readers = new ConcurrentLinkedQueue<>();

  private Capture() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    context = ofThread == null ? ClassLoader.getSystemClassLoader() : ofThread;
    Discovery discovery = new ReachDiscovery(reach);
    shared = GraphKryo.forParts(context, discovery);
    items = GraphKryo.forGraphs(context, discovery);
  }

  /**
   * Captures a function on the caller's thread.
   *
   * @throws dev.brine.error.CaptureException if something that it reaches cannot travel
   */
  public static Capture of(Object function) {
    Capture capture = new Capture();
    Output output = new Output(1024, -1);
    output.writeBoolean(true);
    capture.shared.write(output, function);
    capture.addParcel(output);
    return capture;
  }

  /**
   * The parcels so far, to be opened in this order; the list grows as items are written.
   * Thread-safe.
   */
  public List<Parcel> parcels() {
    return List.copyOf(parcels);
  }

  /**
   * Writes one item as a graph of its own. A worker must have opened all {@link #parcels} of this
   * moment to read it.
   *
   * @throws dev.brine.error.CaptureException if the item cannot travel
   */
  public byte[] writeItem(@Nullable Object item) {
    byte[] bytes = items.write(item);
    if (reach.hasNews()) {
      Output output = new Output(1024, -1);
      output.writeBoolean(false);
      addParcel(output);
    }
    return bytes;
  }

  /**
   * Reads what {@link Replica#writeResult} or {@link Replica#writeThrown} wrote, with the session's
   * own classes. Thread-safe.
   *
   * @throws BrineException if it cannot be read
   */
  public @Nullable Object readResult(byte[] bytes) {
    GraphKryo reader = readers.poll();
    if (reader == null) {
      ClassLoader loader = reach.loader();
      reader = GraphKryo.forGraphs(loader == null ? context : loader, Discovery.NONE);
    }
    Object result = reader.read(bytes);
    readers.add(reader);
    return result;
  }

  /** Completes a parcel whose first values are in the output. */
  private void addParcel(Output values) {
    List<Class<?>> enums = ReachedValues.write(shared, values, reach);
    Output graph = new Output(values.position() + 256, -1);
    EnumConstants.write(graph, enums);
    graph.writeBytes(values.getBuffer(), 0, values.position());
    List<ClassCode> code = reach.takeCode();
    parcels.add(new Parcel(code, SessionClassPath.of(reach.loader()), graph.toBytes()));
  }
}
