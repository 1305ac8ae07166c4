package dev.brine.pickle;

import dev.brine.code.ClassCode;
import dev.brine.code.Reach;
import dev.brine.code.SessionClassPath;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import dev.brine.error.Internal;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.commons.Remapper;

/**
 * Named values of a session as one graph, so that two names of one object still are after the
 * journey to another session.
 *
 * @param code the classes that the values reach
 * @param classPath the URLs that the session's loaders had beyond the JVM's class path
 * @param graph the values
 * @param reached the static fields that the values' code touches
 */
@Internal
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SessionValues(
    List<ClassCode> code, List<String> classPath, byte[] graph, List<Field> reached) {
  /**
   * Writes values.
   *
   * @param isSavedByName whether a static field stays out of the graph, since it is one of the
   *     session's variables and is saved as such
   * @throws CaptureException if one of them cannot travel
   */
  public static SessionValues write(
      Map<String, ? extends @Nullable Object> values, Predicate<Field> isSavedByName) {
    Reach reach = new Reach();
    List<Field> reached = new ArrayList<>();
    ReachDiscovery discovery =
        new ReachDiscovery(
            reach,
            field -> {
              reached.add(field);
              return !isSavedByName.test(field);
            });
    byte[] graph = GraphWriter.forParts(discovery).write(new LinkedHashMap<>(values)).bytes();
    return new SessionValues(
        reach.takeCode(), SessionClassPath.of(reach.loader()), graph, List.copyOf(reached));
  }

  /** Why each value that cannot travel cannot; the others have no entry. */
  public static Map<String, CaptureException> refusals(
      Map<String, ? extends @Nullable Object> values, Predicate<Field> isSavedByName) {
    Map<String, CaptureException> refusals = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          try {
            ReachDiscovery discovery =
                new ReachDiscovery(new Reach(), field -> !isSavedByName.test(field));
            GraphWriter.forParts(discovery).write(value);
          } catch (CaptureException e) {
            refusals.put(name, e);
          }
        });
    return refusals;
  }

  /**
   * Reads values into a live session.
   *
   * @param graph what {@link #write} wrote
   * @param names from the names of classes and members there to those here
   * @param loader sees the classes here
   * @param statics takes the static fields that came with the values, and the state of enum
   *     constants; nothing is set
   * @throws BrineException if the values cannot be read
   */
  public static Map<String, @Nullable Object> read(
      byte[] graph, Remapper names, ClassLoader loader, StaticSink statics) {
    Object values = GraphReader.forParts(new GraphNames(loader, names, statics)).read(graph);
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    ((Map<?, ?>) values).forEach((name, value) -> named.put((String) name, value));
    return named;
  }
}
