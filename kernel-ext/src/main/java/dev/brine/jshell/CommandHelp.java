package dev.brine.jshell;

import com.google.common.collect.ImmutableMap;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The tool's own texts, and those of one more command. Immutable. */
final class CommandHelp extends ResourceBundle {
  private final Map<String, String> texts;

  /**
   * @param tools the texts without the command's
   * @param name the command, with its slash
   * @param arguments what may stand behind it
   * @param summary what it does, in a few words
   * @param text all of it
   */
  CommandHelp(ResourceBundle tools, String name, String arguments, String summary, String text) {
    setParent(tools);
    String key = "help." + name.substring(1);
    texts = ImmutableMap.of(key + ".args", arguments, key + ".summary", summary, key, text);
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return texts.get(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(texts.keySet());
  }
}
