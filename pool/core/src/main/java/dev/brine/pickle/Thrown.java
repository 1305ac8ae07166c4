package dev.brine.pickle;

import dev.brine.error.StandInException;
import dev.brine.payload.Payload;
import org.jspecify.annotations.Nullable;

/** What a task threw, on its way back. It must arrive, whatever the user's class is like. */
final class Thrown {
  /** Chains of causes are short; a longer one is a cycle or a mistake. */
  private static final int LONGEST_CHAIN = 50;

  private Thrown() {}

  static Payload write(GraphWriter writer, Throwable thrown) {
    try {
      return writer.write(thrown);
    } catch (RuntimeException | Error e) {
      return writer.write(standIn(writer, thrown, LONGEST_CHAIN));
    }
  }

  /** Replaces no more of the chain than it must. */
  private static Throwable standIn(GraphWriter writer, Throwable thrown, int rest) {
    Throwable cause = cause(thrown);
    Throwable kept = cause == null || rest == 0 ? null : travelling(writer, cause, rest - 1);
    StandInException standIn =
        new StandInException(thrown.getClass().getName(), text(thrown), kept);
    standIn.setStackTrace(thrown.getStackTrace());
    return standIn;
  }

  private static Throwable travelling(GraphWriter writer, Throwable thrown, int rest) {
    try {
      writer.write(thrown);
      return thrown;
    } catch (RuntimeException | Error e) {
      return standIn(writer, thrown, rest);
    }
  }

  private static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException | Error broken) {
      return null;
    }
  }

  private static String text(Throwable thrown) {
    try {
      return String.valueOf(thrown.getMessage());
    } catch (RuntimeException | Error broken) {
      return "its message cannot be told: " + broken.getClass().getName();
    }
  }
}
