package org.dflib.jjava.kernel;

import dev.brine.jupyter.standin.StandInControl;
import dev.brine.jupyter.standin.StandInEvaluator;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.CellMagicParseContext;
import io.github.spencerpark.jupyter.kernel.magic.MagicParser;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.kernel.execution.JJavaLoaderDelegate;

/**
 * A stand-in for JJava's kernel: extensions are found on the class path, a magic's value is shown.
 */
public final class JavaKernel extends BaseKernel {
  private static final ConcurrentHashMap<Long, Call> CALLS = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final StandInEvaluator evaluator =
      new StandInEvaluator(
          new StandInControl(new JJavaLoaderDelegate()),
          System.getenv("JJAVA_COMPILER_OPTS"),
          "import java.util.*;");
  private final MagicParser parser = new MagicParser("(?<=(?:^|=))\\s*%", "%%");

  private interface Call {
    Object run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    JavaKernel kernel = new JavaKernel();
    notebookKernel = kernel;
    kernel.addToClasspath(System.getenv("JJAVA_CLASSPATH"));
    StandInEvaluator.serve(kernel, arguments[0]);
  }

  /** As the kernel does, by a loader that lives no longer than this. */
  public void addToClasspath(String classPath) throws Exception {
    if (classPath == null) {
      return;
    }
    List<Path> entries =
        List.of(classPath.split(File.pathSeparator, -1)).stream().map(Path::of).toList();
    URL[] urls = new URL[entries.size()];
    for (int i = 0; i < urls.length; i++) {
      evaluator.getShell().addToClasspath(entries.get(i).toString());
      urls[i] = entries.get(i).toUri().toURL();
    }
    List<Extension> extensions;
    try (URLClassLoader loader = URLClassLoader.newInstance(urls)) {
      extensions =
          ServiceLoader.load(Extension.class, loader).stream()
              .map(ServiceLoader.Provider::get)
              .collect(Collectors.toList());
    }
    extensions.forEach(each -> each.install(this));
  }

  public JShell getJShell() {
    return evaluator.getShell();
  }

  /** Evaluates Java as it stands. */
  public final class EvalBuilder {
    private final String source;

    private EvalBuilder(String source) {
      this.source = source;
    }

    public Object eval() throws Exception {
      return evaluator.eval(source);
    }
  }

  public EvalBuilder evalBuilder(String source) {
    return new EvalBuilder(source);
  }

  /** What a magic is rewritten to. */
  public static Object magic(long number) throws Exception {
    return CALLS.remove(number).run();
  }

  private static String call(Call call) {
    long number = NUMBERS.incrementAndGet();
    CALLS.put(number, call);
    return "org.dflib.jjava.kernel.JavaKernel.magic(" + number + "L)";
  }

  @Override
  public DisplayData eval(String code) throws Exception {
    CellMagicParseContext cell = parser.parseCellMagic(code);
    String java =
        cell == null
            ? parser.transformLineMagics(
                code,
                line ->
                    call(
                        () ->
                            getMagicsRegistry()
                                .evalLineMagic(
                                    this,
                                    line.getMagicCall().getName(),
                                    line.getMagicCall().getArgs())))
            : call(
                () ->
                    getMagicsRegistry()
                        .evalCellMagic(
                            this,
                            cell.getMagicCall().getName(),
                            cell.getMagicCall().getArgs(),
                            cell.getMagicCall().getBody()));
    Object value = evaluator.eval(java);
    return value == null || value instanceof DisplayData
        ? (DisplayData) value
        : getRenderer().render(value);
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java").version("17").fileExtension(".java").build();
  }

  @Override
  public void interrupt() {
    evaluator.interrupt();
  }
}
