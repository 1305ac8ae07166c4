package dev.brine.report;

import com.google.common.collect.ImmutableMap;
import dev.brine.error.Internal;
import java.util.Map;

/**
 * Something to show: a text for every front end, and richer forms of the same for those that can
 * show them. Immutable.
 *
 * @param text plain text, without an end of line after its last line
 * @param rich other forms by MIME type; what is binary is in base64, as in a notebook
 */
@Internal
public record Content(String text, Map<String, String> rich) {
  private static final String HTML = "text/html";
  private static final String SVG = "image/svg+xml";

  /** Copies the map. */
  public Content {
    rich = ImmutableMap.copyOf(rich);
  }

  /** Text and nothing else. */
  public static Content of(String text) {
    return new Content(text, Map.of());
  }

  /** The same, as HTML too. */
  public Content html(String html) {
    return with(HTML, html);
  }

  /** The same, as an SVG image too. */
  public Content svg(String svg) {
    return with(SVG, svg);
  }

  /** The same, in one more form. */
  public Content with(String mimeType, String data) {
    ImmutableMap.Builder<String, String> more = ImmutableMap.builder();
    return new Content(text, more.putAll(rich).put(mimeType, data).buildKeepingLast());
  }
}
