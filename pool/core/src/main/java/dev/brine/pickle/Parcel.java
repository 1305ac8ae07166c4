package dev.brine.pickle;

import dev.brine.code.ClassCode;
import dev.brine.error.Internal;
import dev.brine.payload.Payload;
import java.util.List;

/**
 * One step of a capture on its way to a worker: the code it adds and the part of the object graph
 * it adds. The first parcel of a capture holds the function and the values it reaches; later ones
 * hold what items made necessary. A worker must open the parcels of a capture in order.
 *
 * @param code the classes that this parcel adds
 * @param classPath the URLs that the session's loaders had beyond the JVM's class path
 * @param graph the values
 * @param shared the values that a worker must have been sent before; empty in a worker
 */
@Internal
public record Parcel(
    List<ClassCode> code, List<String> classPath, Payload graph, List<SharedHere<?>> shared) {

  /** One that needs no shared values. */
  public Parcel(List<ClassCode> code, List<String> classPath, Payload graph) {
    this(code, classPath, graph, List.of());
  }

  /** As above, of a graph that was packed or is all bytes. */
  public Parcel(List<ClassCode> code, List<String> classPath, byte[] graph) {
    this(code, classPath, Payload.unpack(graph));
  }
}
