package dev.brine.spark.executor;

import dev.brine.code.ClassCode;
import dev.brine.payload.Payload;
import dev.brine.pickle.SharedCopies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an executor keeps from one Spark task to the next: classes by their hash, the copies of
 * captures that no task uses now, and shared values. All of it is bounded. Thread-safe.
 */
final class Copies {
  /** As much class code is kept, in bytes. */
  private static final long ROOM = 16L << 20;

  private final LinkedHashMap<String, List<ClassCode>> code = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Long, List<MapCopy>> idle = new HashMap<>();
  private final Set<String> shared = new HashSet<>();
  private long bytes;

  /** A copy for one Spark task; nobody else has it until it is given back. */
  MapCopy take(MapTerms terms) {
    List<MapCopy> ended;
    MapCopy taken = null;
    synchronized (this) {
      ended = forget(terms);
      List<MapCopy> known = idle.get(terms.map());
      if (known != null && !known.isEmpty()) {
        taken = known.remove(known.size() - 1);
      }
      for (Map.Entry<String, Blob> each : terms.shared().entrySet()) {
        if (shared.add(each.getKey())) {
          SharedCopies.ofProcess().share(each.getKey(), Payload.unpack(each.getValue().bytes()));
        }
      }
    }
    ended.forEach(MapCopy::close);
    return taken == null ? new MapCopy(this) : taken;
  }

  /** Takes back a copy that may serve another Spark task of its map. */
  synchronized void giveBack(long map, MapCopy copy) {
    idle.computeIfAbsent(map, any -> new ArrayList<>()).add(copy);
  }

  /** Removes what nobody will ask for any more. */
  private List<MapCopy> forget(MapTerms terms) {
    List<MapCopy> ended = new ArrayList<>();
    for (Iterator<Map.Entry<Long, List<MapCopy>>> it = idle.entrySet().iterator(); it.hasNext(); ) {
      Map.Entry<Long, List<MapCopy>> entry = it.next();
      if (!terms.maps().contains(entry.getKey())) {
        ended.addAll(entry.getValue());
        it.remove();
      }
    }
    for (Iterator<String> it = shared.iterator(); it.hasNext(); ) {
      String id = it.next();
      if (!terms.sharedIds().contains(id)) {
        SharedCopies.ofProcess().unshare(id);
        it.remove();
      }
    }
    return ended;
  }

  /** The classes of a parcel; fetched only where they are not here. */
  List<ClassCode> classes(ParcelBlobs parcel) {
    synchronized (this) {
      List<ClassCode> known = code.get(parcel.codeHash());
      if (known != null) {
        return known;
      }
    }
    List<ClassCode> fetched = Code.read(parcel.code().bytes());
    synchronized (this) {
      if (code.putIfAbsent(parcel.codeHash(), fetched) == null) {
        bytes += size(fetched);
      }
      Iterator<List<ClassCode>> oldest = code.values().iterator();
      while (bytes > ROOM && code.size() > 1) {
        bytes -= size(oldest.next());
        oldest.remove();
      }
    }
    return fetched;
  }

  private static long size(List<ClassCode> classes) {
    return classes.stream().mapToLong(each -> each.bytes().length).sum();
  }
}
