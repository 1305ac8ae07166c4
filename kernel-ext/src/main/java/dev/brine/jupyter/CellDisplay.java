package dev.brine.jupyter;

import dev.brine.report.Content;
import dev.brine.report.Display;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;

/** The output of a cell, which shows what a kernel's renderer makes of values. */
interface CellDisplay extends Display {
  /** Shows this below what was shown before. */
  void show(DisplayData data);

  @Override
  default void show(Content content) {
    show(data(content));
  }

  /** The same, as the kernel's protocol has it. */
  static DisplayData data(Content content) {
    DisplayData data = new DisplayData(content.text());
    content.rich().forEach(data::putData);
    return data;
  }
}
