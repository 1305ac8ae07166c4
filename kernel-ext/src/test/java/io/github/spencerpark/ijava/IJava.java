package io.github.spencerpark.ijava;

import dev.brine.jupyter.standin.StandInEvaluator;

/** A stand-in for IJava's main class. */
public final class IJava {
  private static JavaKernel kernel;

  private IJava() {}

  public static JavaKernel getKernelInstance() {
    return kernel;
  }

  public static void main(String[] arguments) throws Exception {
    kernel = new JavaKernel();
    StandInEvaluator.serve(kernel, arguments[0]);
  }
}
