package dev.brine.session;

import dev.brine.error.BrineException;
import dev.brine.pickle.PrivateFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/**
 * Saves a session to a file and loads it again: imports, types, methods and variables with their
 * sources, and the variables' values. A session is a kernel's {@link Session} or any {@link
 * JShell}, whose variables may live in another JVM; Brine must be on that JVM's class path.
 *
 * <p><b>Loading a file runs code that is in it</b>, as pasting it would: load only what you trust.
 * {@link #look} and {@link #diff(Path, Path)} run none.
 *
 * <p>A file replaces another at once or not at all; it can be read by its owner only; a symbolic
 * link is refused in its place. All methods throw {@link SessionFileException} if they cannot do
 * their work. Not to be used while the session is evaluating.
 */
public final class SessionFile {
  private SessionFile() {}

  /**
   * Saves a session.
   *
   * @param file the file to write; there is no default
   * @return what is in the file
   */
  public static SavedSession save(Session session, @Nullable Path file, SaveOptions options) {
    return save(LiveSession.of(session), file, options);
  }

  /** See {@link #save(Session, Path, SaveOptions)}. */
  public static SavedSession save(JShell session, @Nullable Path file, SaveOptions options) {
    return save(LiveSession.of(session), file, options);
  }

  /**
   * Loads a file into a session: evaluates the imports, types and methods that the session does not
   * have word for word, declares the variables without running their initializers, and sets their
   * values. <b>Runs code of the file.</b> If it fails, the session has its own snippets as before.
   *
   * @param names what to load, with all that it needs; nothing for all
   * @return what was done
   */
  public static LoadReport load(@Nullable Path file, Session session, String... names) {
    return new SessionLoader(LiveSession.of(session), open(file), List.of(names)).load();
  }

  /** See {@link #load(Path, Session, String...)}. */
  public static LoadReport load(@Nullable Path file, JShell session, String... names) {
    return new SessionLoader(LiveSession.of(session), open(file), List.of(names)).load();
  }

  /**
   * The values in a file by the names of their variables, with classes of their own; no session is
   * touched. <b>Runs code of the file.</b>
   */
  public static Map<String, @Nullable Object> values(@Nullable Path file) {
    return ValueBytes.of(open(file).values()).readApart();
  }

  /** Tells what is in a file; runs no code of it. */
  public static SavedSession look(@Nullable Path file) {
    return open(file).session();
  }

  /** What changed from one file to another; runs no code of them. */
  public static SessionDiff diff(@Nullable Path before, @Nullable Path after) {
    return SessionDiff.of(look(before), look(after));
  }

  /** What changed from a file to a session; runs no code of the file. */
  public static SessionDiff diff(@Nullable Path before, Session after) {
    return diff(before, LiveSession.of(after));
  }

  /** See {@link #diff(Path, Session)}. */
  public static SessionDiff diff(@Nullable Path before, JShell after) {
    return diff(before, LiveSession.of(after));
  }

  private static SavedSession save(LiveSession live, @Nullable Path path, SaveOptions options) {
    PrivateFile file = file(path);
    SavedFile saved = new SessionSaver(live, options).save();
    try {
      file.write(saved.toBytes());
    } catch (BrineException e) {
      throw new SessionFileException(e.getMessage(), e);
    }
    return saved.session();
  }

  private static SessionDiff diff(@Nullable Path before, LiveSession after) {
    SavedSession old = look(before);
    return SessionDiff.of(old, new SessionSaver(after, SaveOptions.all().skip()).save().session());
  }

  private static SavedFile open(@Nullable Path path) {
    return SavedFile.of(read(file(path)), String.valueOf(path));
  }

  private static byte[] read(PrivateFile file) {
    try {
      return file.read();
    } catch (BrineException e) {
      throw new SessionFileException(e.getMessage(), e);
    }
  }

  private static PrivateFile file(@Nullable Path path) {
    if (path == null || path.toString().isBlank()) {
      throw new SessionFileException(
          "there is no default session file; name one, such as work.brine");
    }
    return new PrivateFile(path);
  }
}
