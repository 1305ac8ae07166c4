package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.task.Call;
import dev.brine.task.Outcome;
import dev.brine.task.Undeclared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records what an engine's workers do during a call. Thread-safe. */
final class Profiler {
  private final Engine engine;
  private final Launch launch;
  private final String id = UUID.randomUUID().toString();

  Profiler(Engine engine, Handle handle) {
    this.engine = engine;
    // What a view asks for, such as a limit, is meant for the call, not for the recordings.
    this.launch = new Launch(engine, Options.NONE, handle);
  }

  /** A new file that only its owner can read, in the directory for temporary files. */
  static Path newFile() {
    try {
      return Files.createTempFile("brine-profile-" + ProcessHandle.current().pid() + "-", ".jfr");
    } catch (IOException e) {
      throw new BrineException("there is no place for a recording: " + e, e);
    }
  }

  Profile run(Call<?> call, Path file) {
    if (Files.isSymbolicLink(file) || Files.isDirectory(file)) {
      throw new BrineException(file + " is no file of its own; name another");
    }
    try (PassingDirectory directory = new PassingDirectory()) {
      Object result = record(call, directory.path());
      return profile(directory.path(), file, result);
    }
  }

  private static Profile profile(Path directory, Path file, @Nullable Object result) {
    try {
      // A temporary file is its owner's alone from the beginning.
      Path merged = Files.createTempFile(directory, "all", ".merged");
      List<Path> parts;
      try (Stream<Path> files = Files.list(directory)) {
        parts = files.filter(each -> each.toString().endsWith(".jfr")).sorted().toList();
      }
      if (parts.isEmpty()) {
        throw new BrineException("all workers that were recorded have been replaced meanwhile");
      }
      RecordingFiles.merge(parts, merged);
      List<Profile.Method> top = HotMethods.of(parts);
      // A move puts the file where a link is, it does not follow the link.
      Path unused = Files.move(merged, file, StandardCopyOption.REPLACE_EXISTING);
      return new Profile(file.toAbsolutePath(), top, result);
    } catch (IOException e) {
      throw new BrineException("cannot write the recording " + file + ": " + e, e);
    }
  }

  private @Nullable Object record(Call<?> call, Path directory) {
    Object result;
    try {
      everywhere(new StartRecording(id), true);
      result = call.call();
    } catch (Throwable thrown) {
      try {
        stop(directory);
      } catch (RuntimeException alsoFailed) {
        thrown.addSuppressed(alsoFailed);
      }
      throw Undeclared.<RuntimeException>rethrow(thrown);
    }
    stop(directory);
    return result;
  }

  private void stop(Path directory) {
    // A call that was interrupted must not leave the recordings running.
    boolean interrupted = Thread.interrupted();
    try {
      // A worker that dies meanwhile is missing, as one that died before is.
      everywhere(new StopRecording(id, directory.toString()), false);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void everywhere(Call<Boolean> call, boolean failFast) {
    if (engine.sharesMemory()) {
      try {
        Boolean unused = call.call();
      } catch (Exception e) {
        throw new BrineException("cannot record this process: " + e.getMessage(), e);
      }
      return;
    }
    AllOutcomes outcomes =
        launch.runEverywhere(
            Functions.of(call), Collections.nCopies(engine.workers(), null), failFast);
    List<Outcome<Boolean>> known = outcomes.known();
    if (!known.isEmpty() && known.stream().noneMatch(Outcome::isSuccess)) {
      throw new BrineException(
          "no worker could be recorded: " + known.get(0).error(), known.get(0).error());
    }
  }
}
