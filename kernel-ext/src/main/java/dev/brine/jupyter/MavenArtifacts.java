package dev.brine.jupyter;

import com.google.common.base.Splitter;
import com.google.common.base.Throwables;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.TransferListener;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/**
 * Artifacts by Maven's own resolver, with the user's settings. It is the only class that knows the
 * resolver, which is not loaded before it is needed.
 */
final class MavenArtifacts {
  private static final String LOCAL = "maven.repo.local";

  private MavenArtifacts() {}

  /**
   * The files of the artifacts and of what they need at run time.
   *
   * @param transfers is told what is fetched
   */
  static List<Path> resolve(MavenMagic.Options options, TransferListener transfers)
      throws ArtifactException {
    ContextOverrides.Builder settings =
        ContextOverrides.create()
            .withUserSettings(true)
            .transferListener(transfers)
            .addRepositoriesOp(ContextOverrides.AddRepositoriesOp.APPEND)
            .repositories(repositories(options));
    if (options.offline()) {
      settings.offline(true);
    }
    Path own = options.settings();
    if (own != null) {
      if (!Files.isRegularFile(own)) {
        throw new ArtifactException("there are no settings " + own.toAbsolutePath());
      }
      settings.withUserSettingsXmlOverride(own.toAbsolutePath());
    }
    String local = System.getProperty(LOCAL);
    if (local != null) {
      settings.withLocalRepositoryOverride(Path.of(local).toAbsolutePath());
    }
    try (Context maven = new StandaloneStaticRuntime().create(settings.build())) {
      CollectRequest collect = new CollectRequest();
      collect.setDependencies(dependencies(options));
      collect.setRepositories(maven.remoteRepositories());
      List<ArtifactResult> results =
          maven
              .repositorySystem()
              .resolveDependencies(
                  maven.repositorySystemSession(),
                  new DependencyRequest(
                      collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME)))
              .getArtifactResults();
      return results.stream().map(each -> each.getArtifact().getFile().toPath()).toList();
    } catch (DependencyResolutionException e) {
      throw new ArtifactException(told(e, options), e);
    } catch (RuntimeException e) {
      throw new ArtifactException(
          "Maven's settings or repositories cannot be used: " + e.getMessage(), e);
    }
  }

  private static List<RemoteRepository> repositories(MavenMagic.Options options)
      throws ArtifactException {
    List<RemoteRepository> repositories =
        new ArrayList<>(ContextOverrides.DEFAULT_REMOTE_REPOSITORIES);
    for (String typed : options.repositories()) {
      List<String> parts = Splitter.on('=').limit(2).splitToList(typed);
      if (parts.size() < 2 || parts.get(0).isEmpty() || !parts.get(1).contains(":")) {
        throw new ArtifactException("a repository is ID=URL, not '" + typed + "'");
      }
      repositories.add(new RemoteRepository.Builder(parts.get(0), "default", parts.get(1)).build());
    }
    return repositories;
  }

  private static List<Dependency> dependencies(MavenMagic.Options options)
      throws ArtifactException {
    List<Exclusion> exclusions = new ArrayList<>();
    for (String typed : options.exclusions()) {
      List<String> parts = Splitter.on(':').splitToList(typed);
      if (parts.size() != 2) {
        throw new ArtifactException("an exclusion is GROUP:ARTIFACT, not '" + typed + "'");
      }
      exclusions.add(new Exclusion(parts.get(0), parts.get(1), "*", "*"));
    }
    List<Dependency> dependencies = new ArrayList<>();
    for (String typed : options.coordinates()) {
      dependencies.add(new Dependency(artifact(typed), JavaScopes.RUNTIME, false, exclusions));
    }
    return dependencies;
  }

  private static Artifact artifact(String typed) throws ArtifactException {
    int parts = Splitter.on(':').splitToList(typed).size();
    try {
      return new DefaultArtifact(parts == 2 ? typed + ":RELEASE" : typed);
    } catch (IllegalArgumentException e) {
      throw new ArtifactException(
          "'" + typed + "' is no artifact; write GROUP:ARTIFACT:VERSION", e);
    }
  }

  /** What each cause adds, without what the one above it says already. */
  private static String told(DependencyResolutionException failure, MavenMagic.Options options) {
    Set<String> lines = new LinkedHashSet<>();
    String last = "";
    for (Throwable each : Throwables.getCausalChain(failure)) {
      String message = String.valueOf(each.getMessage());
      if (!last.contains(message)) {
        lines.add(message);
        last = message;
      }
    }
    String told = String.join("\n", lines);
    return options.offline() ? told + "\n%maven was told to stay offline (-o)" : told;
  }
}
