package dev.brine.pickle;

import dev.brine.error.CaptureException;
import java.io.PrintStream;
import java.util.List;

/** Turns this process's standard output and error into those of the process that reads. */
final class StandardStreamForm extends Form<PrintStream> {
  @Override
  void write(PrintStream stream, GraphOutput output) {
    if (stream != System.out && stream != System.err) {
      throw new CaptureException(List.of(TypeNames.known(stream.getClass())), Refusals.STREAM);
    }
    output.bytes().writeBoolean(stream == System.out);
  }

  @Override
  PrintStream make(GraphInput input) {
    return input.bytes().readBoolean() ? System.out : System.err;
  }
}
