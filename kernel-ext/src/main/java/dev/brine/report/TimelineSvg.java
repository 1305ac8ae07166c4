package dev.brine.report;

import java.time.Duration;
import java.util.Locale;

/**
 * Draws a timeline: a row for each worker, a bar for each task, of several where they are small.
 */
final class TimelineSvg {
  private static final int LEFT = 90;

  /** A notebook's output is not much wider than this and what is beside it. */
  private static final int WIDTH = 620;

  private static final int ROW = 22;
  private static final int TOP = 22;
  private static final int TICKS = 5;

  /** Bars that are narrower, in pixels, are drawn together. */
  private static final double NARROW = 1.5;

  private static final String WORK = "#3b7dd8";
  private static final String FAILED = "#d1495b";
  private static final String OVERHEAD = "#edae49";
  private static final String IDLE = "#e8e8e8";

  private final Timeline timeline;
  private final double scale;
  private final StringBuilder svg = new StringBuilder();

  private TimelineSvg(Timeline timeline) {
    this.timeline = timeline;
    this.scale = (double) WIDTH / Math.max(1, timeline.wall().toNanos());
  }

  static String of(Timeline timeline, String sentence) {
    return new TimelineSvg(timeline).draw(sentence);
  }

  private String draw(String sentence) {
    int rows = TOP + ROW * timeline.lanes().size();
    int height = rows + 62;
    int width = LEFT + WIDTH + 50;
    svg.append(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
                + " viewBox=\"0 0 %1$d %2$d\" font-family=\"sans-serif\" font-size=\"11\">")
            .formatted(width, height));
    rect(0, 0, width, height, "#ffffff", "");
    for (int i = 0; i <= TICKS; i++) {
      Duration at = timeline.wall().multipliedBy(i).dividedBy(TICKS);
      text(LEFT + WIDTH * i / TICKS, 12, "middle", Amounts.time(at));
    }
    int y = TOP;
    for (Timeline.Lane lane : timeline.lanes()) {
      text(LEFT - 6, y + 14, "end", "pid " + lane.pid());
      rect(LEFT, y + 2, WIDTH, ROW - 4, IDLE, "idle");
      draw(lane, y);
      y += ROW;
    }
    legend(rows + 22);
    text(6, rows + 46, "start", sentence);
    return svg.append("</svg>").toString();
  }

  private void draw(Timeline.Lane lane, int y) {
    Bar open = null;
    for (Timeline.Span each : lane.spans()) {
      Bar bar = new Bar(each, scale);
      if (open != null && open.takes(bar)) {
        open.add(bar);
      } else {
        if (open != null) {
          draw(open, y);
        }
        open = bar;
      }
    }
    if (open != null) {
      draw(open, y);
    }
  }

  /** One task, or several that are next to each other and too small to be told apart. */
  private static final class Bar {
    private final long first;
    private long last;
    private final double x;
    private double end;
    private double work;
    private double overhead;
    private boolean failed;

    Bar(Timeline.Span span, double scale) {
      first = span.index();
      last = span.index();
      x = span.begun() * scale;
      end = span.end() * scale;
      work = span.work() * scale;
      overhead = span.overhead() * scale;
      failed = span.failed();
    }

    boolean takes(Bar next) {
      return next.end - next.x < NARROW
          && (last != first || end - x < NARROW)
          && next.x - end < NARROW
          && failed == next.failed;
    }

    void add(Bar next) {
      last = next.last;
      end = Math.max(end, next.end);
      work += next.work;
      overhead += next.overhead;
    }

    String title(double scale) {
      String time = Amounts.time(Duration.ofNanos((long) (work / scale)));
      String items = first == last ? "item " + first : "items " + first + " to " + last;
      return items + ": " + time + (failed ? ", failed" : "");
    }
  }

  private void draw(Bar bar, int y) {
    double overhead = bar.overhead * (bar.end - bar.x) / Math.max(1e-9, bar.overhead + bar.work);
    String title = bar.title(scale);
    rect(LEFT + bar.x, y + 2, overhead, ROW - 4, OVERHEAD, "reading and writing for " + title);
    double gap = bar.end - bar.x > 3 ? 0.5 : 0;
    rect(
        LEFT + bar.x + overhead,
        y + 2,
        Math.max(0.3, bar.end - bar.x - overhead - gap),
        ROW - 4,
        bar.failed ? FAILED : WORK,
        title);
  }

  private void legend(int y) {
    String[][] all = {
      {WORK, "your code"}, {FAILED, "failed"}, {OVERHEAD, "reading and writing"}, {IDLE, "idle"}
    };
    int x = LEFT;
    for (String[] each : all) {
      rect(x, y - 9, 10, 10, each[0], "");
      text(x + 14, y, "start", each[1]);
      x += 130;
    }
  }

  private void rect(double x, double y, double width, double height, String fill, String title) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\">%s</rect>",
            x,
            y,
            width,
            height,
            fill,
            title.isEmpty() ? "" : "<title>" + Table.escape(title) + "</title>"));
  }

  private void text(double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
            x,
            y,
            anchor,
            Table.escape(text)));
  }
}
