package org.dflib.jjava.jupyter;

import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** The shape of JJava's interface, to compile against; it is left out of every jar. */
public interface Extension {
  /** Called when the extension is found. */
  void install(BaseKernel kernel);
}
