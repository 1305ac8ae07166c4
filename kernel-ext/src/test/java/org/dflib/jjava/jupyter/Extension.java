package org.dflib.jjava.jupyter;

import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** A stand-in for JJava's type of the name. */
public interface Extension {
  void install(BaseKernel kernel);
}
