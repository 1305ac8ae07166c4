package dev.brine.session;

import dev.brine.code.SnippetNames.Place;
import dev.brine.error.Internal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/**
 * What a snippet threw, where the kernel keeps its name, its message and its frames, but not the
 * object. Immutable.
 */
@Internal
public final class SnippetFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String name;

  @SuppressWarnings("serial") // List.copyOf of strings
  private final List<String> places;

  private SnippetFailure(String name, String message, List<String> places) {
    super(message, null, false, false);
    this.name = name;
    this.places = List.copyOf(places);
  }

  static SnippetFailure of(EvalException thrown, CellNames names, JShell shell) {
    List<String> places = new ArrayList<>();
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String file = frame.getFileName();
      if (file != null && file.startsWith("#")) {
        Optional<Snippet> snippet =
            shell.snippets().filter(each -> file.equals("#" + each.id())).findFirst();
        snippet.ifPresent(typed -> places.add(text(names.place(typed, frame.getLineNumber()))));
      }
    }
    return new SnippetFailure(
        thrown.getExceptionClassName(), String.valueOf(thrown.getMessage()), places);
  }

  private static String text(Place place) {
    String source = place.source();
    return source == null ? place.toString() : place + ": " + source.strip();
  }

  /** The places in the user's text that it came by, the innermost first. */
  public List<String> places() {
    return places;
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // the user's own class stands before the message
  public String toString() {
    return name + ": " + getMessage();
  }
}
