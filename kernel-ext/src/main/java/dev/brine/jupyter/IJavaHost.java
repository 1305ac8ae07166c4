package dev.brine.jupyter;

import dev.brine.report.Display;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/**
 * IJava, whose own classes are not to be had at build time. It never shows the value of a magic, so
 * the value is displayed.
 */
final class IJavaHost implements HostKernel {
  private final BaseKernel kernel;
  private final Magics magics;
  private final JShell shell;
  private final AtomicInteger nextCell;

  IJavaHost(BaseKernel kernel) {
    this.kernel = kernel;
    this.magics = (Magics) Members.call(kernel, "getMagics");
    this.shell = (JShell) Members.call(Members.field(kernel, "evaluator"), "getShell");
    this.nextCell = (AtomicInteger) Members.field(kernel, "executionCount");
  }

  @Override
  public JShell shell() {
    return shell;
  }

  @Override
  public int cell() {
    return nextCell.get() - 1;
  }

  @Override
  public @Nullable Object evaluate(String source) throws Exception {
    return Members.callOrThrow(kernel, "evalRaw", source);
  }

  @Override
  public void register(String name, boolean wholeCell, Call call) {
    if (wholeCell) {
      magics.registerCellMagic(name, (arguments, body) -> call.run(arguments, body));
    } else {
      magics.registerLineMagic(name, arguments -> call.run(arguments, null));
    }
  }

  @Override
  public Display display() {
    return new JupyterDisplay(kernel, System.out, System.err);
  }

  @Override
  public void show(@Nullable Object value) throws Exception {
    DisplayData data = Values.display(value, kernel.getRenderer());
    kernel.display(data == null ? new DisplayData("null") : data);
  }

  @Override
  public Object give(Object value) throws Exception {
    show(value);
    return value;
  }
}
