package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.by;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.refusedScoped;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.Point;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/** What notebooks draw with; none of it needs a screen. */
final class DesktopTypes {
  private DesktopTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels("Color", () -> new Color(1, 2, 3, 4)),
        travels("Color constant", () -> Color.RED),
        travels("Font", () -> new Font(Font.MONOSPACED, Font.BOLD, 13)),
        travels("Point", () -> new Point(1, 2)),
        travels("Point2D", () -> new Point2D.Double(1.5, 2)),
        travels("Rectangle", () -> new Rectangle(1, 2, 3, 4)),
        travels("Rectangle2D", () -> new Rectangle2D.Float(1, 2, 3, 4)),
        travels("Dimension", () -> new Dimension(3, 4)),
        travels("Insets", () -> new Insets(1, 2, 3, 4)),
        travels("AffineTransform", () -> AffineTransform.getRotateInstance(1)),
        travels(
            "Polygon",
            () -> new Polygon(new int[] {1, 2, 3}, new int[] {4, 5, 7}, 3),
            by(polygon -> List.of(polygon.npoints, polygon.getBounds(), polygon.contains(2, 5)))),
        travels(
            "Path2D",
            () -> {
              Path2D path = new Path2D.Double();
              path.moveTo(0, 0);
              path.quadTo(1, 2, 3, 0);
              path.closePath();
              return path;
            },
            by(path -> List.of(path.getBounds2D(), path.contains(1.5, 0.5)))),
        image("BufferedImage RGB", BufferedImage.TYPE_INT_RGB),
        image("BufferedImage ARGB", BufferedImage.TYPE_INT_ARGB),
        image("BufferedImage gray", BufferedImage.TYPE_BYTE_GRAY),
        image("BufferedImage indexed", BufferedImage.TYPE_BYTE_INDEXED),
        image("BufferedImage BGR", BufferedImage.TYPE_3BYTE_BGR),
        refused("BasicStroke", () -> new BasicStroke(2), "inside the task"),
        refused(
            "GradientPaint",
            () -> new GradientPaint(0, 0, Color.RED, 1, 1, Color.BLUE),
            "inside the task"),
        refusedScoped(
            "Graphics2D",
            scope -> {
              Graphics2D graphics = drawn(BufferedImage.TYPE_INT_RGB).createGraphics();
              scope.atEnd(graphics::dispose);
              return graphics;
            },
            "inside the task"));
  }

  private static TypeRow image(String name, int type) {
    return travels(
        name,
        () -> drawn(type),
        (sent, back) -> {
          sameClass(sent, back);
          same(
              List.of(sent.getType(), sent.getWidth(), sent.getHeight(), sent.getColorModel()),
              List.of(back.getType(), back.getWidth(), back.getHeight(), back.getColorModel()));
          same(pixels(sent), pixels(back));
          back.setRGB(0, 0, 0xffffffff);
          same(0xffffffff, back.getRGB(0, 0));
        });
  }

  private static BufferedImage drawn(int type) {
    BufferedImage image = new BufferedImage(5, 3, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(200, 100, 50, 128));
    graphics.fillRect(1, 1, 3, 1);
    graphics.dispose();
    return image;
  }

  private static String pixels(BufferedImage image) {
    return Arrays.toString(
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
  }
}
