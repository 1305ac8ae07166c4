package dev.brine.jshell;

import com.google.common.collect.ImmutableMap;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The tool's own texts, and those of {@code /pmap}. Immutable. */
final class PmapHelp extends ResourceBundle {
  private static final String TEXT =
      """
      Run a function over many items at once, each in one of several worker processes.

      /pmap <function>, <items>
          A Java lambda, method reference or variable, then any Iterable.
          The results are a list in the order of the items, as a normal value.

      /pmap <name> = <function>, <items>
          The same; the results become the variable <name>

      /pmap -n <workers> ...
          Use at most so many workers

      /pmap -t <time> ...
          Fail if an item takes longer, such as 500ms, 10s, 2m or 1h

      For example:
          /pmap x -> x * x, List.of(1, 2, 3)
          /pmap -n 4 -t 10s squares = x -> x * x, range(0, 100)
      """;

  private static final Map<String, String> TEXTS =
      ImmutableMap.of(
          "help.pmap.summary", "run a function over items in worker processes",
          "help.pmap.args", "[-n <workers>] [-t <time>] [<name> =] <function>, <items>",
          "help.pmap", TEXT.stripTrailing());

  PmapHelp(ResourceBundle tools) {
    setParent(tools);
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return TEXTS.get(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(TEXTS.keySet());
  }
}
