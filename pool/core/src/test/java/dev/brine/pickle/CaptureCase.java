package dev.brine.pickle;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One case of the capture suite: what is typed, the expression, its value or the refusal. */
record CaptureCase(
    String name, List<String> snippets, String expression, String value, String refusal) {
  static List<CaptureCase> load(String resource) throws IOException {
    String text;
    try (InputStream in = CaptureCase.class.getResourceAsStream(resource)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<CaptureCase> cases = new ArrayList<>();
    for (String block : Splitter.on("\n== ").split(text)) {
      if (!block.startsWith("#")) {
        cases.add(parse(block));
      }
    }
    return cases;
  }

  private static CaptureCase parse(String block) {
    List<String> lines = block.lines().toList();
    List<String> snippets = new ArrayList<>();
    String expression = null;
    String value = null;
    String refusal = null;
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("> ")) {
        expression = line.substring(2);
      } else if (line.startsWith("= ")) {
        value = line.substring(2);
      } else if (line.startsWith("! ")) {
        refusal = line.substring(2);
      } else if (line.startsWith("  ")) {
        int last = snippets.size() - 1;
        snippets.set(last, snippets.get(last) + "\n" + line);
      } else if (!line.isBlank()) {
        snippets.add(line);
      }
    }
    return new CaptureCase(lines.get(0), snippets, expression, value, refusal);
  }
}
