package dev.brine.pool;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was counted while a pool was used under trouble. Thread-safe. */
final class SoakFigures {
  private final Map<String, Long> counts = new TreeMap<>();
  private long submitted;
  private long known;
  private long dropped;

  synchronized void submitted(int items) {
    submitted += items;
    count("maps");
  }

  /** A map has ended: of so many items it is known what became of them, so many ended with it. */
  synchronized void ended(int knownItems, int otherItems) {
    known += knownItems;
    dropped += otherItems;
  }

  void failed(String how) {
    count("failure: " + how);
  }

  void interrupted() {
    count("maps interrupted");
  }

  void cancelled() {
    count("maps cancelled");
  }

  synchronized void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  synchronized boolean isAccountedFor() {
    return submitted == known + dropped;
  }

  @Override
  public synchronized String toString() {
    StringBuilder table = new StringBuilder();
    counts.forEach((what, count) -> line(table, what, count));
    line(table, "items", submitted);
    line(table, "items with an outcome of their own", known);
    line(table, "items that ended with their map", dropped);
    return table.toString();
  }

  private static void line(StringBuilder table, String what, long count) {
    table.append(String.format(Locale.ROOT, "%-50s %12d%n", what, count));
  }
}
