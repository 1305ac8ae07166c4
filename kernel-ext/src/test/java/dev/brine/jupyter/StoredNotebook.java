package dev.brine.jupyter;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * A notebook file with its outputs, in a form that is the same for each run of the same notebook:
 * process ids, times, JShell's numbers and hints that depend on times are left out, and where a
 * process is named, its lines are sorted.
 */
record StoredNotebook(List<Cell> cells) {
  /** What a cell is tagged with whose numbers are measured and differ each time. */
  private static final String VARIES = "varies";

  private static final String IMAGE = "image/png";
  private static final String DRAWING = "image/svg+xml";
  private static final Pattern PROCESS = Pattern.compile("\\b(pid|worker)(:?) \\d+");
  private static final Pattern SUMMARY =
      Pattern.compile("in [\\d.,]+ (ms|s|min|h)\\b.* on \\d+ workers? \\([\\d.,]+/(s|min|h)");

  private static final Pattern HINT = Pattern.compile("(?m)^hint: .*\\R");
  private static final Pattern SNIPPET = Pattern.compile("\\$JShell\\$\\d+");

  /**
   * A code cell.
   *
   * @param id its name in the file
   * @param count its number of execution; 0 for none
   * @param kinds the kinds of its outputs, in order; an error among them
   * @param text what it printed and its value, one after the other
   * @param images its pictures, each as width, height and a hash of the pixels, or a drawing
   */
  record Cell(String id, int count, List<String> kinds, String text, List<String> images) {}

  static StoredNotebook read(Path file) throws IOException {
    JsonObject root = new Gson().fromJson(Files.readString(file), JsonObject.class);
    List<Cell> cells = new ArrayList<>();
    for (JsonElement each : root.getAsJsonArray("cells")) {
      JsonObject cell = each.getAsJsonObject();
      if (cell.get("cell_type").getAsString().equals("code")) {
        cells.add(cell(cell));
      }
    }
    return new StoredNotebook(cells);
  }

  /** All that the cells printed and gave. */
  String text() {
    return String.join("\n", cells.stream().map(Cell::text).toList());
  }

  long pictures() {
    return cells.stream().mapToLong(cell -> cell.images().size()).sum();
  }

  private static Cell cell(JsonObject cell) throws IOException {
    List<String> kinds = new ArrayList<>();
    List<String> images = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (JsonElement each : cell.getAsJsonArray("outputs")) {
      JsonObject output = each.getAsJsonObject();
      String kind = output.get("output_type").getAsString();
      if (kind.equals("stream")) {
        kinds.add(output.get("name").getAsString());
        text.append(text(output.get("text")));
      } else if (kind.equals("error")) {
        kinds.add(kind);
        text.append(output.get("evalue").getAsString()).append('\n');
      } else {
        JsonObject data = output.getAsJsonObject("data");
        kinds.add(kind + data.keySet().stream().sorted().toList());
        if (data.has(IMAGE)) {
          images.add(picture(text(data.get(IMAGE))));
        } else if (data.has(DRAWING)) {
          // Of measured times, so that each is another.
          images.add("a drawing");
        } else if (data.has("text/plain")) {
          text.append(text(data.get("text/plain"))).append('\n');
        }
      }
    }
    JsonElement tags = cell.getAsJsonObject("metadata").get("tags");
    boolean varies = tags != null && tags.getAsJsonArray().contains(new JsonPrimitive(VARIES));
    JsonElement count = cell.get("execution_count");
    return new Cell(
        cell.get("id").getAsString(),
        count.isJsonNull() ? 0 : count.getAsInt(),
        kinds,
        varies ? "" : comparable(text.toString()),
        images);
  }

  private static String comparable(String text) {
    String unhinted = SNIPPET.matcher(HINT.matcher(text).replaceAll("")).replaceAll("a snippet");
    String summary =
        SUMMARY.matcher(unhinted).replaceAll("in a time on the workers (many a second");
    Matcher process = PROCESS.matcher(summary);
    return process.find() ? sorted(process.replaceAll("$1$2 N")) : summary;
  }

  private static String sorted(String text) {
    return String.join("\n", text.lines().sorted().toList());
  }

  private static String picture(String base64) throws IOException {
    byte[] bytes = Base64.getMimeDecoder().decode(base64);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    return width + " x " + height + " " + Integer.toHexString(Arrays.hashCode(pixels));
  }

  private static String text(JsonElement lines) {
    if (lines.isJsonPrimitive()) {
      return lines.getAsString();
    }
    StringBuilder text = new StringBuilder();
    lines.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }
}
