package dev.brine.command;

import com.google.common.base.CharMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a command line. */
final class CommandWords {
  /** Words in quotes may hold white space; a backslash keeps the next character as it is. */
  private static final Pattern WORD =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|((?:\\\\.|[^\\s\"'])+)");

  private CommandWords() {}

  /** The words; what follows {@code explain} is Java and one word. */
  static List<String> of(String typed) {
    String text = typed.strip();
    int end = CharMatcher.whitespace().indexIn(text);
    if (end > 0 && text.startsWith(ExplainCommand.NAME) && end == ExplainCommand.NAME.length()) {
      String java = text.substring(end).strip();
      if (!java.equals("--help") && !java.equals("-h")) {
        return List.of(ExplainCommand.NAME, java);
      }
    }
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    StringBuilder word = new StringBuilder();
    int last = 0;
    while (matcher.find()) {
      if (matcher.start() > last && last > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
      word.append(part(matcher));
      last = matcher.end();
    }
    if (last > 0) {
      words.add(word.toString());
    }
    return words;
  }

  private static String part(Matcher matcher) {
    if (matcher.group(2) != null) {
      return matcher.group(2);
    }
    String part = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
    return part.replaceAll("\\\\(.)", "$1");
  }
}
