package dev.brine.session;

import dev.brine.error.Internal;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The part of saving and loading a session that runs where its variables live, which may be another
 * JVM than that of the tool. Called by statements that the session evaluates.
 */
@Internal
public final class SessionVariables {
  private final Class<?> neighbor;

  /**
   * The variables of a session.
   *
   * @param neighbor any class of it
   */
  public SessionVariables(Class<?> neighbor) {
    this.neighbor = neighbor;
  }

  /**
   * A variable, and the class that JShell wrapped around it.
   *
   * @param name its name
   * @param wrapper the class that has it as a static field
   */
  record Variable(String name, String wrapper) {
    static void write(Fields.Writer out, Variable variable) {
      out.text(variable.name()).text(variable.wrapper());
    }

    static Variable read(Fields in) {
      return new Variable(in.text(), in.text());
    }

    /** The field, or null where the variable was never defined. */
    @Nullable Field field(ClassLoader session) {
      try {
        Field field = Class.forName(wrapper, false, session).getDeclaredField(name);
        field.setAccessible(true);
        return field;
      } catch (ReflectiveOperationException | LinkageError e) {
        return null;
      }
    }
  }

  /** Writes values as the file of the request asks, and the answer into the other file. */
  public void save(String request, String answer) throws IOException {
    Fields in = new Fields(Files.readAllBytes(Path.of(request)));
    ValueWriter writer = new ValueWriter(neighbor.getClassLoader(), in.list(Variable::read));
    Files.write(Path.of(answer), writer.write(in.list(Variable::read)).toBytes());
  }

  /** Sets values as the file of the request asks, and writes the answer into the other file. */
  public void load(String request, String answer) throws IOException {
    LoadRequest asked = LoadRequest.of(Files.readAllBytes(Path.of(request)));
    Files.write(Path.of(answer), new ValueReader(asked, neighbor).load().toBytes());
  }
}
