package dev.brine.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.brine.pool.CacheDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
    for (Callable<Finding> check : CHECKS) {
      Finding finding = finding(check);
      out.println(finding);
      out.flush();
      works &= finding.state() != Finding.State.WRONG;
    }
    out.println(works ? "Brine can work here." : "Brine cannot work here.");
    out.flush();
    return works ? 0 : 1;
  }

  private static final List<Callable<Finding>> CHECKS =
      List.of(
          Checks::jdk,
          Checks::memory,
          Checks::temporaryDirectory,
          Checks::cacheDirectory,
          Checks::jupyter,
          Checks::workers);

  private static Finding finding(Callable<Finding> check) {
    try {
      return check.call();
    } catch (Exception e) {
      return Finding.wrong("check", e.toString());
    }
  }
}
