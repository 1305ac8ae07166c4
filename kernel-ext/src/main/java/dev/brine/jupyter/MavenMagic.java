package dev.brine.jupyter;

import com.google.common.base.Ticker;
import dev.brine.session.CellException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %maven}: adds artifacts and what they need to the session and its workers. */
final class MavenMagic implements Magic {
  /** What may follow the name. */
  @Command(
      name = "%maven",
      sortOptions = false,
      synopsisHeading = "usage: ",
      description = {
        "Adds artifacts, with what they need at run time, to the session and its workers.",
        "Maven's own resolver finds them: mirrors, proxies, servers, profiles and the local",
        "repository are those of ~/.m2/settings.xml; -Dmaven.repo.local is heeded.",
        "For example: %%maven org.apache.commons:commons-math3:3.6.1"
      })
  static final class Options {
    @Parameters(
        paramLabel = "GROUP:ARTIFACT[:TYPE[:CLASSIFIER]]:VERSION",
        arity = "1..*",
        description = "The artifacts; GROUP:ARTIFACT alone is the latest release.")
    private List<String> coordinates = new ArrayList<>();

    @Option(
        names = {"-r", "--repository"},
        paramLabel = "ID=URL",
        description = "Look there as well.")
    private List<String> repositories = new ArrayList<>();

    @Option(
        names = {"-x", "--exclude"},
        paramLabel = "GROUP:ARTIFACT",
        description = "Leave this out wherever it is needed.")
    private List<String> exclusions = new ArrayList<>();

    @Option(
        names = {"-o", "--offline"},
        description = "Use the local repository alone.")
    private boolean offline;

    @Option(
        names = {"-s", "--settings"},
        paramLabel = "FILE",
        description = "Read these settings instead of ~/.m2/settings.xml.")
    private @Nullable Path settings;

    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Print this.")
    private boolean help;

    List<String> coordinates() {
      return coordinates;
    }

    List<String> repositories() {
      return repositories;
    }

    List<String> exclusions() {
      return exclusions;
    }

    @Nullable Path settings() {
      return settings;
    }

    boolean offline() {
      return offline;
    }
  }

  @Override
  public String name() {
    return "%maven";
  }

  @Override
  public String summary() {
    return "adds artifacts from Maven repositories to the session and its workers";
  }

  @Override
  public MagicResult run(MagicCall call) throws CellException {
    Optional<Options> options = MagicOptions.read(call, new Options());
    if (options.isEmpty()) {
      return MagicResult.NONE;
    }
    List<Path> jars;
    try (TransferLine line = new TransferLine(call.display().area(), Ticker.systemTicker())) {
      jars = MavenArtifacts.resolve(options.get(), line);
    } catch (ArtifactException e) {
      throw call.refuse(String.valueOf(e.getMessage()));
    }
    ClassPath.add(call.session().shell(), jars);
    call.out().println(ClassPath.told(jars));
    return MagicResult.quiet(jars.stream().map(Path::toString).toList(), "java.util.List<String>");
  }

  @Override
  public Offers complete(String typed, SourceCodeAnalysis analysis) {
    return Offers.ofWords(MagicOptions.names(new Options()), typed);
  }
}
