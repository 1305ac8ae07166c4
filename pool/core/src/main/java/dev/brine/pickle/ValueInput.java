package dev.brine.pickle;

import java.io.DataInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a {@link Codec} reads what it wrote to a {@link ValueOutput}. */
public interface ValueInput extends DataInput {
  /**
   * Reads a value.
   *
   * @throws IOException never by itself; declared for the code around it
   */
  @Nullable Object readValue() throws IOException;
}
