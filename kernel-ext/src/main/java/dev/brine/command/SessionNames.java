package dev.brine.command;

import java.util.LinkedHashSet;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;

/** What a session has declared. */
final class SessionNames {
  private SessionNames() {}

  /** The names of its variables. */
  static Set<String> variables(JShell shell) {
    Set<String> names = new LinkedHashSet<>();
    shell
        .variables()
        .filter(each -> shell.status(each).isActive())
        .map(VarSnippet::name)
        .forEach(names::add);
    return names;
  }
}
