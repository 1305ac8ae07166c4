package dev.brine.pickle;

import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a {@link Codec} writes: plain data, and values of any type that travels. */
public interface ValueOutput extends DataOutput {
  /**
   * Writes a value, which keeps its identity in the graph around it.
   *
   * @throws IOException never by itself; declared for the code around it
   */
  void writeValue(@Nullable Object value) throws IOException;
}
