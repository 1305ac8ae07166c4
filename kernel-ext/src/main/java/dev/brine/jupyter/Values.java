package dev.brine.jupyter;

import dev.brine.report.Content;
import dev.brine.session.EvaluationException;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Makes values visible. */
final class Values {
  /** A longer text is cut. */
  private static final int LONGEST = 20_000;

  private Values() {}

  /**
   * A value as a notebook shows it; null for none.
   *
   * @throws EvaluationException if the value's own text cannot be had
   */
  static @Nullable DisplayData display(@Nullable Object value, Renderer renderer)
      throws EvaluationException {
    if (value == null || value instanceof DisplayData) {
      return (DisplayData) value;
    }
    try {
      Content content = content(value);
      return content == null ? renderer.render(value) : CellDisplay.data(content);
    } catch (RuntimeException | StackOverflowError | IOException e) {
      throw new EvaluationException(e);
    } catch (ReflectiveOperationException e) {
      throw new EvaluationException(e.getCause() == null ? e : e.getCause());
    }
  }

  private static @Nullable Content content(Object value)
      throws IOException, ReflectiveOperationException {
    if (value instanceof Content content) {
      return content;
    }
    if (value instanceof RenderedImage image) {
      return image(image);
    }
    Table table = Table.of(value);
    if (table != null) {
      return Content.of(table.plain()).html(table.html());
    }
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      return Content.of(text(map)).html(Table.ofMap(map).html());
    }
    return value instanceof Iterable || value instanceof CharSequence || value.getClass().isArray()
        ? Content.of(text(value))
        : null;
  }

  private static Content image(RenderedImage image) throws IOException {
    String text = "image of " + image.getWidth() + " x " + image.getHeight();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", png)) {
      throw new IOException("the image cannot be written as PNG");
    }
    return Content.of(text)
        .with("image/png", Base64.getEncoder().encodeToString(png.toByteArray()));
  }

  /** The value's own text, or its beginning. */
  static String text(@Nullable Object value) {
    String text;
    if (value != null && value.getClass().isArray()) {
      String wrapped = Arrays.deepToString(new Object[] {value});
      text = wrapped.substring(1, wrapped.length() - 1);
    } else {
      text = String.valueOf(value);
    }
    int left = text.length() - LONGEST;
    return left <= 0 ? text : text.substring(0, LONGEST) + "... and " + left + " more characters";
  }
}
