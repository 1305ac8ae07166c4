package dev.brine.jupyter;

import dev.brine.error.Internal;
import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.EmbeddedSession;
import dev.brine.session.EvaluationException;
import dev.brine.session.SessionInterruptedException;
import dev.brine.task.TaskOutput;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Executes a notebook without Jupyter, in one session, from the first cell to the last or to the
 * first error. The process's standard streams are replaced meanwhile.
 */
@Internal
public final class NotebookRunner {
  private final Renderer renderer = new Renderer();
  private final Display shown;
  private final boolean terminal;
  private final @Nullable Duration timeout;

  /**
   * @param out where to show what cells print and give
   * @param err where to show what cells print to the error stream, and errors
   * @param terminal whether both are a terminal that knows ANSI's control sequences
   * @param timeout how long a cell may take; null for any time
   */
  public NotebookRunner(
      PrintStream out, PrintStream err, boolean terminal, @Nullable Duration timeout) {
    this.shown = terminal ? Display.terminal(out, err) : Display.plain(out, err);
    this.terminal = terminal;
    this.timeout = timeout;
  }

  /**
   * Executes a notebook and writes it with its outputs, also after an error.
   *
   * @return whether no cell failed that was not expected to
   * @throws NotebookException if the file is no notebook
   * @throws IOException if the result cannot be written
   */
  public boolean run(Path notebookFile, Path resultFile) throws NotebookException, IOException {
    Notebook notebook = Notebook.read(notebookFile);
    List<Notebook.Code> cells = notebook.codeCells();
    cells.forEach(Notebook.Code::clear);
    notebook.nameKernel();
    boolean success = true;
    StartUp startUp = StartUp.ofProcess();
    try (EmbeddedSession session = startUp.open()) {
      CellRunner runner = new CellRunner(session, Magics.standard());
      SessionStart start = new SessionStart(session, runner, startUp.scripts());
      int number = 0;
      for (Notebook.Code cell : cells) {
        if (!cell.source().isBlank() && success) {
          number++;
          try (CellTimeout watch = CellTimeout.begin(session, timeout)) {
            success = run(session, start, runner, cell, number, watch);
          }
        }
      }
    }
    notebook.write(resultFile);
    return success;
  }

  private boolean run(
      EmbeddedSession session,
      SessionStart start,
      CellRunner runner,
      Notebook.Code cell,
      int number,
      CellTimeout watch) {
    CellOutput output = new CellOutput();
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    CellDisplay display =
        new RecordedDisplay(
            shown,
            output,
            output.stream("stdout", shown.out()),
            output.stream("stderr", shown.err()));
    System.setOut(display.out());
    System.setErr(display.err());
    Cells.begin(new RecordedFront(display, renderer, output));
    TaskOutput.Sink before = TaskOutput.Sink.install(new ShownValues(display, renderer));
    try {
      start.runOnce(number, display);
      session.beginCell(number, cell.source());
      DisplayData value = Values.display(runner.run(cell.source(), display), renderer);
      if (value != null) {
        shown.out().println("Out[" + number + "]: " + value.getData(MIMEType.TEXT_PLAIN));
        output.result(value, number);
      }
      return true;
    } catch (EvaluationException e) {
      return fail(e, e.thrown(), cell, number, output);
    } catch (CellException e) {
      return fail(e, e, cell, number, output);
    } catch (SessionInterruptedException e) {
      Exception told = watch.told(e);
      return fail(told, told, cell, number, output);
    } finally {
      TaskOutput.Sink.install(before);
      System.setOut(outBefore);
      System.setErr(errBefore);
      cell.store(number, output.all());
    }
  }

  private boolean fail(
      Exception failure, Throwable told, Notebook.Code cell, int number, CellOutput output) {
    List<String> lines = ErrorText.of(failure);
    output.error(told.getClass().getSimpleName(), text(told), lines);
    for (String line : lines) {
      shown.err().println(terminal ? line : Ansi.plain(line));
    }
    if (cell.mayFail()) {
      return true;
    }
    shown.err().println("cell [" + number + "] failed: " + text(told));
    return false;
  }

  private static String text(Throwable thrown) {
    @Nullable String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }
}
