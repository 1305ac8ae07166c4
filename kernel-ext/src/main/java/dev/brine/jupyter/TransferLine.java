package dev.brine.jupyter;

import com.google.common.base.Ticker;
import dev.brine.report.Content;
import dev.brine.report.Display;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/**
 * Shows in one line, in place, what Maven's resolver fetches; nothing of it stays. Thread-safe: the
 * resolver fetches several files at once.
 */
final class TransferLine extends AbstractTransferListener implements AutoCloseable {
  /** A line that changes more often than this cannot be read. */
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(100);

  private final Display.Area area;
  private final Ticker ticker;

  /** The files that are being fetched, the latest last, and how much of each is here. */
  private final Map<String, String> running = new LinkedHashMap<>();

  private int fetched;
  private long shownAt;
  private boolean shown;
  private boolean closed;

  TransferLine(Display.Area area, Ticker ticker) {
    this.area = area;
    this.ticker = ticker;
  }

  @Override
  public synchronized void transferInitiated(TransferEvent event) {
    running.put(name(event), "");
    show(/* always= */ true);
  }

  @Override
  public synchronized void transferProgressed(TransferEvent event) {
    running.put(name(event), amount(event));
    show(/* always= */ false);
  }

  @Override
  public synchronized void transferSucceeded(TransferEvent event) {
    running.remove(name(event));
    fetched++;
    show(/* always= */ false);
  }

  @Override
  public synchronized void transferFailed(TransferEvent event) {
    running.remove(name(event));
  }

  private void show(boolean always) {
    long now = ticker.read();
    if (!closed && (always || !shown || now - shownAt >= PERIOD)) {
      shown = true;
      shownAt = now;
      area.set(Content.of(text()));
    }
  }

  private String text() {
    StringJoiner names = new StringJoiner(", ", "; fetching ", "").setEmptyValue("");
    running.forEach((name, amount) -> names.add(name + amount));
    return "fetched " + fetched + names;
  }

  /** How much is here, and of how much where that is known. */
  private static String amount(TransferEvent event) {
    long here = event.getTransferredBytes() / 1000;
    long all = event.getResource().getContentLength() / 1000;
    return all > 0 ? " (%d of %d kB)".formatted(here, all) : " (%d kB)".formatted(here);
  }

  /** The last part of a path such as {@code shop/dep/1.0/dep-1.0.jar}. */
  private static String name(TransferEvent event) {
    String path = event.getResource().getResourceName();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Takes it away; what comes later is not shown. */
  @Override
  public synchronized void close() {
    closed = true;
    if (shown) {
      area.clear();
    }
  }
}
