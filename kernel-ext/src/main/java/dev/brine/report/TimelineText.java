package dev.brine.report;

import com.google.common.base.Strings;

/** Draws a timeline in letters: a line for each worker, a column for each moment. */
final class TimelineText {
  private static final int WIDTH = 60;

  private TimelineText() {}

  static String of(Timeline timeline) {
    long wall = Math.max(1, timeline.wall().toNanos());
    StringBuilder text = new StringBuilder();
    for (Timeline.Lane lane : timeline.lanes()) {
      long[] busy = new long[WIDTH];
      for (Timeline.Span each : lane.spans()) {
        add(busy, each, wall);
      }
      text.append(Strings.padEnd("pid " + lane.pid(), 12, ' ')).append('|');
      for (long each : busy) {
        text.append(each * WIDTH * 2 >= wall ? '#' : each > 0 ? '-' : ' ');
      }
      text.append("|\n");
    }
    String end = Amounts.time(timeline.wall());
    return text.append(Strings.padEnd("", 12, ' '))
        .append('0')
        .append(Strings.padStart(end, WIDTH, ' '))
        .append('\n')
        .toString();
  }

  private static void add(long[] busy, Timeline.Span span, long wall) {
    int from = column(span.begun(), wall);
    int to = column(span.end(), wall);
    for (int i = from; i <= to; i++) {
      long start = Math.max(span.begun(), wall * i / WIDTH);
      long end = Math.min(span.end(), wall * (i + 1) / WIDTH);
      busy[i] += Math.max(1, end - start);
    }
  }

  private static int column(long nanos, long wall) {
    return (int) Math.min(WIDTH - 1, nanos * WIDTH / wall);
  }
}
