package dev.brine.pickle;

import dev.brine.payload.Payload;
import dev.brine.pickle.generated.Transcript;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends graphs as items of one map to classes of another loader, and home as results. */
final class ItemJourney implements GraphJourney, AutoCloseable {
  private final Capture capture = Capture.of(Function.identity());
  private final Replica replica = Replica.create();
  private int opened;

  @Override
  public @Nullable String difference(Object root, List<String> sent) {
    Payload item = capture.writeItem(root);
    List<Parcel> parcels = capture.parcels();
    for (; opened < parcels.size(); opened++) {
      replica.open(parcels.get(opened));
    }
    Object there = replica.readItem(item);
    String difference = Transcript.difference(sent, Transcript.of(there));
    if (difference != null) {
      return "there: " + difference;
    }
    Object home = capture.readResult(replica.writeResult(there));
    difference = Transcript.difference(sent, Transcript.of(home));
    return difference == null ? null : "at home: " + difference;
  }

  @Override
  public void close() {
    replica.close();
  }
}
