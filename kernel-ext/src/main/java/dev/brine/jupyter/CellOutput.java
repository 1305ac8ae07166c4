package dev.brine.jupyter;

import com.google.common.base.Splitter;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.brine.report.Content;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of one cell in the order they came, as a notebook holds them. What is printed is also
 * shown at once. Thread-safe.
 */
final class CellOutput {
  private static final Gson GSON = new Gson();

  private final JsonArray outputs = new JsonArray();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private @Nullable String stream;

  /** A stream to print to. */
  PrintStream stream(String name, PrintStream shown) {
    OutputStream both =
        new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            shown.write(bytes, offset, length);
            shown.flush();
            print(name, bytes, offset, length);
          }
        };
    return new PrintStream(both, true, StandardCharsets.UTF_8);
  }

  private synchronized void print(String name, byte[] bytes, int offset, int length) {
    if (!name.equals(stream)) {
      endStream();
      stream = name;
    }
    printed.write(bytes, offset, length);
  }

  private void endStream() {
    if (printed.size() > 0) {
      JsonObject output = new JsonObject();
      output.addProperty("name", stream);
      output.addProperty("output_type", "stream");
      output.add("text", lines(printed.toString(StandardCharsets.UTF_8)));
      outputs.add(output);
      printed.reset();
    }
  }

  synchronized void result(DisplayData value, int number) {
    endStream();
    JsonObject output = new JsonObject();
    output.add("data", data(value));
    output.addProperty("execution_count", number);
    output.add("metadata", new JsonObject());
    output.addProperty("output_type", "execute_result");
    outputs.add(output);
  }

  /** Something shown; the answer stands for it. */
  synchronized JsonObject display(DisplayData value) {
    endStream();
    JsonObject output = new JsonObject();
    output.add("data", data(value));
    output.add("metadata", new JsonObject());
    output.addProperty("output_type", "display_data");
    outputs.add(output);
    return output;
  }

  /** Puts something else in the place of what was shown. */
  synchronized void replace(JsonObject shown, DisplayData value) {
    shown.add("data", data(value));
  }

  /** Takes away what was shown. */
  synchronized void remove(JsonObject shown) {
    outputs.remove(shown);
  }

  /** What the kernel's library rendered, as any front end's content. */
  static Content content(DisplayData value) {
    JsonObject rendered = GSON.toJsonTree(value).getAsJsonObject().getAsJsonObject("data");
    JsonElement text = rendered.get("text/plain");
    Content content = Content.of(text == null ? "" : text.getAsString());
    for (Map.Entry<String, JsonElement> each : rendered.entrySet()) {
      JsonElement data = each.getValue();
      content =
          content.with(
              each.getKey(), data.isJsonPrimitive() ? data.getAsString() : data.toString());
    }
    return content;
  }

  private static JsonObject data(DisplayData value) {
    JsonObject rendered = GSON.toJsonTree(value).getAsJsonObject();
    JsonObject data = new JsonObject();
    for (Map.Entry<String, JsonElement> each : rendered.getAsJsonObject("data").entrySet()) {
      JsonElement content = each.getValue();
      boolean text = content.isJsonPrimitive() && content.getAsJsonPrimitive().isString();
      data.add(each.getKey(), text ? lines(content.getAsString()) : content);
    }
    return data;
  }

  synchronized void error(String name, String message, List<String> traceback) {
    endStream();
    JsonObject output = new JsonObject();
    output.addProperty("ename", name);
    output.addProperty("evalue", message);
    output.addProperty("output_type", "error");
    output.add("traceback", GSON.toJsonTree(traceback));
    outputs.add(output);
  }

  /** Takes away what was shown and printed so far. */
  synchronized void clear() {
    printed.reset();
    while (outputs.size() > 0) {
      outputs.remove(outputs.size() - 1);
    }
  }

  /** All of them, as they are now. What is shown or printed later makes them anew. */
  synchronized JsonArray all() {
    endStream();
    JsonArray joined = new JsonArray();
    JsonObject last = new JsonObject();
    for (JsonElement each : outputs) {
      JsonObject output = each.getAsJsonObject();
      if (output.has("name") && output.get("name").equals(last.get("name"))) {
        // What parted them has been taken away.
        last.add("text", lines(text(last) + text(output)));
      } else {
        last = output.deepCopy();
        joined.add(last);
      }
    }
    return joined;
  }

  private static String text(JsonObject stream) {
    StringBuilder text = new StringBuilder();
    stream.getAsJsonArray("text").forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }

  /** A notebook holds text as its lines, each with its end. */
  static JsonArray lines(String text) {
    JsonArray lines = new JsonArray();
    List<String> parts = Splitter.on('\n').splitToList(text);
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      if (!last || !parts.get(i).isEmpty()) {
        lines.add(last ? parts.get(i) : parts.get(i) + "\n");
      }
    }
    return lines;
  }
}
