package dev.brine.report;

import dev.brine.error.Internal;
import dev.brine.pool.MapOutput;
import dev.brine.task.TaskOutput;
import dev.brine.wire.CutLines;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the tasks of a map print until it is asked for, up to a limit: a flood is cut and
 * counted. Thread-safe.
 */
@Internal
public final class GroupedOutput implements MapOutput {
  /** The most that is kept, in characters, and in bytes of values. */
  private static final int ROOM = 8 * 1024 * 1024;

  private record Piece(
      Source source, boolean error, String text, @Nullable Supplier<@Nullable Object> value) {}

  private final List<Piece> pieces = new ArrayList<>();
  private final CutLines cut = new CutLines();
  private long size;

  /** How the output is put together. */
  public enum Order {
    /** As it came. */
    TIME,
    /** What each item printed, in the order of the items. */
    TASK,
    /** What each worker printed, in the order of their numbers. */
    WORKER
  }

  @Override
  public synchronized void printed(Source source, boolean error, String text) {
    if (size + text.length() > ROOM) {
      cut.add(text);
    } else {
      size += text.length();
      pieces.add(new Piece(source, error, text, null));
    }
  }

  @Override
  public synchronized void shown(Source source, Supplier<@Nullable Object> value, int bytes) {
    if (size + bytes > ROOM) {
      cut.add("[something shown]\n");
    } else {
      size += bytes;
      pieces.add(new Piece(source, false, "", value));
    }
  }

  /** Prints what was kept, each group under a line that tells whose it is, and forgets it. */
  public synchronized void print(Order order, Display display) {
    if (order != Order.TIME) {
      // Stable: what one of them printed stays in its order.
      pieces.sort(Comparator.comparing(Piece::source, comparator(order)));
    }
    String group = "";
    for (Piece each : pieces) {
      PrintStream stream = each.error() ? display.err() : display.out();
      String own = order == Order.TIME ? "" : title(order, each.source());
      if (!own.equals(group)) {
        stream.println(own);
        group = own;
      }
      stream.print(each.text());
      if (each.value() != null) {
        TaskOutput.display(each.value().get());
      }
      stream.flush();
    }
    if (!cut.isEmpty()) {
      display.out().print(cut.take());
    }
    pieces.clear();
    size = 0;
  }

  private static Comparator<Source> comparator(Order order) {
    // What no item printed comes last.
    return order == Order.TASK
        ? Comparator.comparingLong(each -> each.index() < 0 ? Long.MAX_VALUE : each.index())
        : Comparator.comparingInt(Source::worker);
  }

  private static String title(Order order, Source source) {
    if (order == Order.WORKER) {
      return "[worker %d, pid %d]".formatted(source.worker(), source.pid());
    }
    return source.index() < 0
        ? "[no item, worker %d]".formatted(source.worker())
        : "[item %d, worker %d]".formatted(source.index(), source.worker());
  }
}
