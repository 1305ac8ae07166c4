package dev.brine.cli;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.brine.command.Doctor;
import dev.brine.jupyter.KernelSpec;
import dev.brine.pool.CacheDirectory;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether Brine can work here. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Checks whether Brine can work on this machine, and says what to do if not.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:it can", "1:it cannot"})
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--clear-cache", description = "First remove what Brine keeps in its cache.")
  private boolean clearCache;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (clearCache) {
      Path cache = CacheDirectory.path();
      MoreFiles.deleteDirectoryContents(cache, RecursiveDeleteOption.ALLOW_INSECURE);
      out.println("cleared " + cache);
    }
    boolean works = true;
    for (Doctor.Finding each : Doctor.findings()) {
      out.println(each);
      works &= each.good();
    }
    out.println("%-5s %-11s %s".formatted("note", "Jupyter", jupyter()));
    out.println(works ? "Brine can work here." : "Brine cannot work here.");
    out.flush();
    return works ? 0 : 1;
  }

  /** Brine works without; only its kernel does not. */
  private static String jupyter() {
    boolean found =
        Splitter.on(File.pathSeparatorChar)
            .omitEmptyStrings()
            .splitToStream(Strings.nullToEmpty(System.getenv("PATH")))
            .anyMatch(DoctorCommand::hasJupyter);
    Path kernel = KernelSpec.find(KernelSpec.directories(), KernelSpec.NAME);
    return (found ? "is on the PATH" : "is not on the PATH")
        + (kernel == null
            ? "; Brine's kernel is not installed"
            : "; Brine's kernel is in " + kernel);
  }

  private static boolean hasJupyter(String directory) {
    return Stream.of("jupyter", "jupyter-lab", "jupyter-notebook", "jupyter.exe")
        .anyMatch(name -> Files.exists(Path.of(directory, name)));
  }
}
