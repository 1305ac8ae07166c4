package dev.brine.bench.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plot with two logarithmic axes, as SVG. */
final class Chart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int RIGHT = 130;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;
  private static final List<String> COLORS = List.of("#0b6e99", "#c2410c", "#6b7280", "#15803d");

  /** One curve. */
  private record Curve(String name, List<double[]> points) {}

  private final String title;
  private final String across;
  private final String up;
  private final List<Curve> curves = new ArrayList<>();

  Chart(String title, String across, String up) {
    this.title = title;
    this.across = across;
    this.up = up;
  }

  /** Adds a curve through these points. */
  void add(String name, List<double[]> points) {
    if (!points.isEmpty()) {
      curves.add(new Curve(name, points));
    }
  }

  String svg() {
    int[] x = decades(0);
    int[] y = decades(1);
    StringBuilder svg = new StringBuilder();
    line(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
            + " font-family=\"sans-serif\" font-size=\"12\">",
        WIDTH,
        HEIGHT);
    line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
    line(svg, "<text x=\"%d\" y=\"22\" font-size=\"14\">%s</text>", LEFT, title);
    for (int power = x[0]; power <= x[1]; power++) {
      double at = across(power, x);
      line(
          svg,
          "<path d=\"M%.1f %d V%d\" stroke=\"#e5e7eb\"/>"
              + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          at,
          TOP,
          HEIGHT - BOTTOM,
          at,
          HEIGHT - BOTTOM + 18,
          decade(power));
    }
    for (int power = y[0]; power <= y[1]; power++) {
      double at = up(power, y);
      line(
          svg,
          "<path d=\"M%d %.1f H%d\" stroke=\"#e5e7eb\"/>"
              + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT,
          at,
          WIDTH - RIGHT,
          LEFT - 6,
          at + 4,
          decade(power));
    }
    line(
        svg,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        (LEFT + WIDTH - RIGHT) / 2,
        HEIGHT - 12,
        across);
    line(
        svg,
        "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
        (TOP + HEIGHT - BOTTOM) / 2,
        up);
    for (int i = 0; i < curves.size(); i++) {
      draw(svg, curves.get(i), COLORS.get(i % COLORS.size()), x, y);
    }
    svg.append("</svg>\n");
    return svg.toString();
  }

  private static void draw(StringBuilder svg, Curve curve, String color, int[] x, int[] y) {
    StringBuilder path = new StringBuilder();
    double endX = 0;
    double endY = 0;
    for (double[] point : curve.points()) {
      endX = across(Math.log10(point[0]), x);
      endY = up(Math.log10(point[1]), y);
      path.append(
          String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : " L", endX, endY));
    }
    line(svg, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, color);
    line(
        svg,
        "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>",
        endX + 6,
        endY + 4,
        color,
        curve.name());
  }

  /** The powers of ten around all points. */
  private int[] decades(int axis) {
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    for (Curve curve : curves) {
      for (double[] point : curve.points()) {
        least = Math.min(least, Math.log10(point[axis]));
        most = Math.max(most, Math.log10(point[axis]));
      }
    }
    return new int[] {
      (int) Math.floor(least), (int) Math.max(Math.ceil(most), Math.floor(least) + 1)
    };
  }

  private static double across(double power, int[] decades) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (power - decades[0]) / (decades[1] - decades[0]);
  }

  private static double up(double power, int[] decades) {
    return HEIGHT
        - BOTTOM
        - (HEIGHT - TOP - BOTTOM) * (power - decades[0]) / (decades[1] - decades[0]);
  }

  private static String decade(int power) {
    return power >= 0 && power <= 6
        ? String.format(Locale.ROOT, "%,d", (int) Math.pow(10, power))
        : power < 0 && power >= -3
            ? String.format(Locale.ROOT, "%s", Math.pow(10, power))
            : "1e" + power;
  }

  private static void line(StringBuilder svg, String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
