package dev.brine.worker;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The maps that this worker has part in. Used by the task thread. */
final class Replicas {
  private final Map<Long, ReplicaOfMap> byMap = new HashMap<>();

  /** That which was asked for last: nearly always the next one, too. */
  private long lastMap;

  private @Nullable ReplicaOfMap last;

  /** That of a map that has begun. */
  @Nullable ReplicaOfMap of(long map) {
    if (last == null || lastMap != map) {
      last = byMap.get(map);
      lastMap = map;
    }
    return last;
  }

  /** That of a map that begins now, or has begun. */
  ReplicaOfMap begin(long map) {
    ReplicaOfMap known = byMap.get(map);
    if (known == null) {
      known = new ReplicaOfMap();
      byMap.put(map, known);
    }
    return known;
  }

  /** The map is over; what it was, if it had begun. */
  @Nullable ReplicaOfMap end(long map) {
    last = null;
    return byMap.remove(map);
  }
}
