package dev.brine.jupyter;

import com.google.common.base.Splitter;
import dev.brine.session.CellException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code %jars} and {@code %classpath}: add jars and directories to the session and its workers.
 */
record JarsMagic(String name) implements Magic {
  @Override
  public String summary() {
    return "adds jars and directories of classes to the session and its workers";
  }

  @Override
  public MagicResult run(MagicCall call) throws CellException {
    if (call.words().isEmpty() || call.words().contains("--help")) {
      call.out()
          .println(
              "usage: "
                  + name
                  + " PATH...\nAdds jars and directories of classes; a path may be a glob such as"
                  + " lib/*.jar.\nWorkers that run already get them with the next map.");
      return MagicResult.NONE;
    }
    List<Path> entries = new ArrayList<>();
    for (String word : call.words()) {
      for (String typed : Splitter.on(File.pathSeparatorChar).omitEmptyStrings().split(word)) {
        entries.addAll(find(call, typed));
      }
    }
    ClassPath.add(call.session().shell(), entries);
    call.out().println(ClassPath.told(entries));
    return MagicResult.quiet(
        entries.stream().map(Path::toString).toList(), "java.util.List<String>");
  }

  private static List<Path> find(MagicCall call, String typed) throws CellException {
    try {
      List<Path> found = PathPattern.find(typed);
      if (found.isEmpty()) {
        throw call.refuse("there is no " + typed + " in " + Path.of("").toAbsolutePath());
      }
      return found;
    } catch (IOException e) {
      throw call.refuse(typed + " cannot be read: " + e.getMessage());
    }
  }
}
