package dev.brine.session;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import jdk.jshell.Snippet;

/**
 * What users once typed for variables that a load declared without their initializers, so that a
 * session that is saved again still tells it. Thread-safe.
 */
final class OriginalSources {
  private static final Map<Snippet, String> SOURCES =
      Collections.synchronizedMap(new WeakHashMap<>());

  private OriginalSources() {}

  static void remember(Snippet variable, String source) {
    SOURCES.put(variable, source);
  }

  /** What the user typed for a snippet. */
  static String of(Snippet snippet) {
    return SOURCES.getOrDefault(snippet, snippet.source());
  }
}
