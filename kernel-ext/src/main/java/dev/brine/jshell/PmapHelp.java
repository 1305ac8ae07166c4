package dev.brine.jshell;

import com.google.common.collect.ImmutableMap;
import dev.brine.command.PmapUsage;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The tool's own texts, and those of {@code /pmap}. Immutable. */
final class PmapHelp extends ResourceBundle {
  private static final Map<String, String> TEXTS =
      ImmutableMap.of(
          "help.pmap.summary", PmapUsage.SUMMARY,
          "help.pmap.args", PmapUsage.ARGUMENTS,
          "help.pmap", PmapUsage.of(PmapCommand.NAME));

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
