package org.dflib.jjava.jupyter.kernel.display;

/** A stand-in for JJava's type of the name. */
public final class DisplayData extends io.github.spencerpark.jupyter.kernel.display.DisplayData {
  public DisplayData(String text) {
    super(text);
  }
}
