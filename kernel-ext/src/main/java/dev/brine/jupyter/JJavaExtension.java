package dev.brine.jupyter;

import dev.brine.error.Internal;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/**
 * Adds Brine to the kernel JJava, which finds this class by {@code %classpath brine.jar} or the
 * environment's {@code JJAVA_CLASSPATH}.
 */
@Internal
public final class JJavaExtension implements Extension {
  private static boolean installed;

  /**
   * Adds Brine's magics and imports to the kernel that runs the calling cell. Once it has, it does
   * nothing.
   *
   * @throws IllegalStateException if the caller does not run in JJava
   */
  public static synchronized void install() {
    if (!installed) {
      HostMagics.install(new JJavaHost(kernel()));
      installed = true;
    }
  }

  private static Object kernel() {
    try {
      Object kernel =
          Class.forName("org.dflib.jjava.jupyter.kernel.BaseKernel")
              .getMethod("notebookKernel")
              .invoke(null);
      if (kernel != null) {
        return kernel;
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this is not the kernel JJava", e);
    }
    throw new IllegalStateException("no kernel of JJava's runs here");
  }

  /**
   * Called by the kernel, which loaded this class by a loader of its own and has closed it since.
   * So no other class of Brine's may be needed here, and the session itself is asked for the rest:
   * what is set up must be what the session's code sees.
   */
  @Override
  public void install(BaseKernel kernel) {
    String source = JJavaExtension.class.getName() + ".install();";
    try {
      Object evaluation =
          kernel.getClass().getMethod("evalBuilder", String.class).invoke(kernel, source);
      Object unused = evaluation.getClass().getMethod("eval").invoke(evaluation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Brine cannot be added to this kernel", e);
    }
  }
}
