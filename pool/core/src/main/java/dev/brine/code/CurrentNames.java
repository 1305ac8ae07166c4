package dev.brine.code;

import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The snippet names in force; at first those that know snippet numbers only. */
final class CurrentNames {
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)\\w*(?:\\$.*)?");
  private static final AtomicReference<SnippetNames> NAMES = new AtomicReference<>(new Numbers());

  private CurrentNames() {}

  static SnippetNames get() {
    return NAMES.get();
  }

  static void set(SnippetNames names) {
    NAMES.set(names);
  }

  private static final class Numbers implements SnippetNames {
    @Override
    public String label(String wrapperClass) {
      Matcher matcher = WRAPPER.matcher(wrapperClass);
      return matcher.matches() ? "snippet #" + matcher.group(1) : wrapperClass;
    }

    @Override
    public @Nullable Place place(String className, int line) {
      return null;
    }
  }
}
