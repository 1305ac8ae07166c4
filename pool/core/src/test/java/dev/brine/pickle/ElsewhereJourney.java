package dev.brine.pickle;

import dev.brine.error.BrineException;
import dev.brine.pickle.generated.Transcript;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends graphs to another JVM, which tells what it sees and sends them home. */
final class ElsewhereJourney implements GraphJourney, AutoCloseable {
  private final Elsewhere elsewhere;

  ElsewhereJourney() throws IOException {
    elsewhere = Elsewhere.start();
  }

  @Override
  public @Nullable String difference(Object root, List<String> sent) throws IOException {
    Object[] answer = call(root);
    @SuppressWarnings("unchecked")
    List<String> seen = (List<String>) answer[0];
    String difference = Transcript.difference(sent, seen);
    if (difference != null) {
      return "there: " + difference;
    }
    difference = Transcript.difference(sent, Transcript.of(answer[1]));
    return difference == null ? null : "at home: " + difference;
  }

  private Object[] call(Object root) throws IOException {
    try {
      return elsewhere.call(there -> new Object[] {Transcript.of(there), there}, root);
    } catch (IllegalStateException e) {
      throw e.getCause() instanceof BrineException refusal ? refusal : e;
    }
  }

  @Override
  public void close() {
    elsewhere.close();
  }
}
