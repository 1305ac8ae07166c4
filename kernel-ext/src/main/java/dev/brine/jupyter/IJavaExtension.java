package dev.brine.jupyter;

import io.github.spencerpark.jupyter.kernel.BaseKernel;

/**
 * Adds Brine to the kernel IJava. In a notebook:
 *
 * <pre>{@code
 * %jars /path/to/brine.jar
 * dev.brine.jupyter.IJavaExtension.install();
 * }</pre>
 */
public final class IJavaExtension {
  private static boolean installed;

  private IJavaExtension() {}

  /**
   * Adds Brine's magics and imports to the kernel that runs the calling cell. Once it has, it does
   * nothing.
   *
   * @throws IllegalStateException if the caller does not run in IJava
   */
  public static synchronized void install() {
    if (!installed) {
      HostMagics.install(new IJavaHost(kernel()));
      installed = true;
    }
  }

  private static BaseKernel kernel() {
    try {
      Object kernel =
          Class.forName("io.github.spencerpark.ijava.IJava")
              .getMethod("getKernelInstance")
              .invoke(null);
      if (kernel instanceof BaseKernel base) {
        return base;
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this is not the kernel IJava", e);
    }
    throw new IllegalStateException("no kernel of IJava's runs here");
  }
}
