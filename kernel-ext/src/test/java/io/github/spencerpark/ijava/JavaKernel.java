package io.github.spencerpark.ijava;

import io.github.spencerpark.ijava.execution.CodeEvaluator;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.CellMagicParseContext;
import io.github.spencerpark.jupyter.kernel.magic.MagicParser;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A stand-in for IJava's kernel: a magic becomes a call in Java, whose value is lost. */
public final class JavaKernel extends BaseKernel {
  private final CodeEvaluator evaluator = new CodeEvaluator();
  private final Magics magics = new Magics();
  private final MagicParser parser = new MagicParser("(?<=(?:^|=))\\s*%", "%%");

  JavaKernel() {
    super(StandardCharsets.UTF_8);
    String classPath = System.getenv("IJAVA_CLASSPATH");
    if (classPath != null) {
      for (String entry : classPath.split(File.pathSeparator, -1)) {
        evaluator.getShell().addToClasspath(entry);
      }
    }
    magics.registerLineMagic(
        "jars",
        paths -> {
          paths.forEach(evaluator.getShell()::addToClasspath);
          return paths;
        });
  }

  public Magics getMagics() {
    return magics;
  }

  public Object evalRaw(String code) throws Exception {
    return evaluator.eval(transform(code));
  }

  @Override
  public DisplayData eval(String code) throws Exception {
    Object value = evalRaw(code);
    return value == null || value instanceof DisplayData
        ? (DisplayData) value
        : getRenderer().render(value);
  }

  private String transform(String code) {
    CellMagicParseContext cell = parser.parseCellMagic(code);
    if (cell != null) {
      return "cellMagic(%s,List.of(%s),%s);{};"
          .formatted(
              quoted(cell.getMagicCall().getName()),
              quoted(cell.getMagicCall().getArgs()),
              quoted(cell.getMagicCall().getBody()));
    }
    return parser.transformLineMagics(
        code,
        line ->
            "lineMagic(%s,List.of(%s));{};"
                .formatted(
                    quoted(line.getMagicCall().getName()), quoted(line.getMagicCall().getArgs())));
  }

  private static String quoted(List<String> words) {
    return words.stream().map(JavaKernel::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String word) {
    String encoded = Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8));
    return "new String(Base64.getDecoder().decode(\"" + encoded + "\"))";
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
