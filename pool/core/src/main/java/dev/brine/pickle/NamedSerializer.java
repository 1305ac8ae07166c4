package dev.brine.pickle;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.error.CaptureException;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;

/** Writes a path or a character set by its name. */
final class NamedSerializer extends Serializer<Object> {
  private final boolean isPath;

  NamedSerializer(Class<?> type) {
    setImmutable(true);
    this.isPath = type == Path.class;
  }

  @Override
  public void write(Kryo kryo, Output output, Object object) {
    if (object instanceof Path path && path.getFileSystem() != FileSystems.getDefault()) {
      throw new CaptureException(
          List.of(path.getClass().getName()),
          "a path of a file system that was opened in this process cannot leave it; "
              + "open it inside the task");
    }
    output.writeString(object.toString());
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
    String name = input.readString();
    return isPath ? Path.of(name) : Charset.forName(name);
  }
}
