package dev.brine.jupyter;

import dev.brine.session.CellException;
import dev.brine.session.EvaluationException;
import dev.brine.session.SessionInterruptedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code %load}: runs the cells of a notebook, or a script, in the session. */
final class LoadMagic implements Magic {
  @Override
  public String name() {
    return "%load";
  }

  @Override
  public String summary() {
    return "runs the cells of a notebook, or a file of Java, in this session";
  }

  @Override
  public MagicResult run(MagicCall call)
      throws CellException, EvaluationException, SessionInterruptedException {
    if (call.words().size() != 1 || call.words().get(0).startsWith("-")) {
      throw call.refuse("usage: %load FILE, a notebook (.ipynb) or Java (.jsh, .jshell, .java)");
    }
    Path file = Path.of(call.words().get(0));
    if (!Files.isRegularFile(file)) {
      throw call.refuse("there is no file " + file + " in " + Path.of("").toAbsolutePath());
    }
    MagicResult last = MagicResult.NONE;
    List<String> cells = cells(call, file);
    for (int i = 0; i < cells.size(); i++) {
      String label = cells.size() == 1 ? file.toString() : file + " [" + (i + 1) + "]";
      last = call.runText(label, cells.get(i));
    }
    return last;
  }

  private static List<String> cells(MagicCall call, Path file) throws CellException {
    try {
      if (!file.toString().endsWith(".ipynb")) {
        return List.of(Files.readString(file).replace("\r\n", "\n"));
      }
      return Notebook.read(file).codeCells().stream()
          .map(cell -> cell.source().replace("\r\n", "\n"))
          .filter(source -> !source.isBlank())
          .toList();
    } catch (NotebookException e) {
      throw call.refuse(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw call.refuse(file + " cannot be read: " + e.getMessage());
    }
  }
}
