package dev.brine.pool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the processors' time went during a call, and what the call gave. Immutable.
 *
 * @param file the recording of all processes, for JDK Mission Control; only its owner can read it,
 *     and it stays until somebody deletes it. The JDK's own reader may mix up some methods in it,
 *     since it expects one process in a file
 * @param top the methods that were found running, the hottest first
 * @param result what the call gave
 */
public record Profile(Path file, List<Method> top, @Nullable Object result) {
  /** So many methods are shown. */
  private static final int SHOWN = 20;

  public Profile {
    top = List.copyOf(top);
  }

  /**
   * A method and how often it was the innermost one that ran. Time in native code does not count.
   *
   * @param name its class and its name
   * @param place where its hottest line stands in what the user typed; null where that is not known
   * @param samples how often it was found running
   * @param share the part of all samples, from 0 to 1
   */
  public record Method(String name, @Nullable String place, long samples, double share) {}

  /** How many samples there are. */
  public long samples() {
    return top.stream().mapToLong(Method::samples).sum();
  }

  /** The hottest methods as a table, and where the recording is. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add("%d samples, recorded in %s".formatted(samples(), file));
    lines.add("samples  share  method");
    for (Method each : top.subList(0, Math.min(SHOWN, top.size()))) {
      String place = each.place() == null ? "" : " (" + each.place() + ")";
      lines.add(
          "%7d %5.1f%%  %s%s".formatted(each.samples(), 100 * each.share(), each.name(), place));
    }
    if (top.size() > SHOWN) {
      lines.add("and " + (top.size() - SHOWN) + " methods more");
    }
    return String.join("\n", lines);
  }
}
