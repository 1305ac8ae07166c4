package org.dflib.jjava.jupyter.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;

/** A stand-in for JJava's kernel without a language. */
public abstract class BaseKernel extends io.github.spencerpark.jupyter.kernel.BaseKernel {
  protected static BaseKernel notebookKernel;

  private final MagicsRegistry magics = new MagicsRegistry();

  protected BaseKernel() {
    super(StandardCharsets.UTF_8);
  }

  public static BaseKernel notebookKernel() {
    return Objects.requireNonNull(notebookKernel);
  }

  public MagicsRegistry getMagicsRegistry() {
    return magics;
  }
}
