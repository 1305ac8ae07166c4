package dev.brine.pickle;

import dev.brine.pickle.generated.Transcript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends each graph as what a function captures, together with the state of enum constants. */
final class CapturedJourney implements GraphJourney {
  @Override
  public boolean withEnumState() {
    return true;
  }

  @Override
  public @Nullable String difference(Object root, List<String> sent) {
    try (Replica replica = Replica.create()) {
      Capture.of(root).parcels().forEach(replica::open);
      return Transcript.difference(sent, Transcript.of(replica.function(), true));
    }
  }
}
