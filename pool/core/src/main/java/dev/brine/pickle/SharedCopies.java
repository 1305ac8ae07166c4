package dev.brine.pickle;

import dev.brine.error.Internal;
import dev.brine.payload.Payload;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The copies of shared values in this process, by id. Thread-safe. */
@Internal
public final class SharedCopies implements SharedReceiver {
  private static final SharedCopies OF_PROCESS = new SharedCopies();

  private final Map<String, SharedCopy> copies = new ConcurrentHashMap<>();

  private SharedCopies() {}

  /** Those of this process. */
  public static SharedCopies ofProcess() {
    return OF_PROCESS;
  }

  @Override
  public void share(String id, Payload value) {
    copies.put(id, new SharedCopy(value));
  }

  @Override
  public void unshare(String id) {
    copies.remove(id);
  }

  /** How many there are. */
  public int size() {
    return copies.size();
  }

  @Nullable SharedCopy find(String id) {
    return copies.get(id);
  }

  /** What was read for a map in this loader is needed no more. */
  void release(ClassLoader loader) {
    copies.values().forEach(copy -> copy.release(loader));
  }
}
