package dev.brine.command;

import java.util.Collection;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** A text that TAB offers. A record, since the tool drops equal ones. */
record WordSuggestion(String continuation) implements Suggestion {
  /** One for each word, in their order. */
  static List<Suggestion> of(Collection<String> words) {
    return words.stream().<Suggestion>map(WordSuggestion::new).toList();
  }

  @Override
  public boolean matchesType() {
    return true;
  }
}
