package dev.brine.pickle;

import dev.brine.error.CaptureException;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;

/** Writes a path or a character set by its name. */
final class NamedForm extends Form<Object> {
  private final boolean isPath;

  NamedForm(Class<?> type) {
    this.isPath = type == Path.class;
  }

  @Override
  void write(Object object, GraphOutput output) {
    if (object instanceof Path path && path.getFileSystem() != FileSystems.getDefault()) {
      throw new CaptureException(
          List.of(TypeNames.known(path.getClass())),
          "a path of a file system that was opened in this process cannot leave it; "
              + "open it inside the task");
    }
    output.bytes().writeString(object.toString());
  }

  @Override
  Object make(GraphInput input) {
    String name = input.bytes().readString();
    return isPath ? Path.of(name) : Charset.forName(name);
  }
}
