package dev.brine.pickle;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.error.CaptureException;
import java.io.PrintStream;
import java.util.List;

/** Turns this process's standard output and error into those of the process that reads. */
final class StandardStreamSerializer extends Serializer<PrintStream> {
  @Override
  public void write(Kryo kryo, Output output, PrintStream stream) {
    if (stream != System.out && stream != System.err) {
      throw new CaptureException(List.of(stream.getClass().getName()), Refusals.STREAM);
    }
    output.writeBoolean(stream == System.out);
  }

  @Override
  public PrintStream read(Kryo kryo, Input input, Class<? extends PrintStream> ignored) {
    return input.readBoolean() ? System.out : System.err;
  }
}
