package dev.brine.spark.driver;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.brine.code.ClassCode;
import dev.brine.spark.executor.Blob;
import dev.brine.spark.executor.Code;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkContext;
import scala.reflect.ClassTag$;

/**
 * What executors fetch: class code, kept by its hash for the maps to come, the values of captures,
 * and shared values. Thread-safe.
 */
final class Blobs {
  /** More bytes than this go by a broadcast. */
  private static final int INLINE = 32 * 1024;

  /** As much class code is kept for maps to come, in bytes. */
  private static final long ROOM = 64L << 20;

  private final LinkedHashMap<String, CodeBlob> code = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, byte[]> sharedBytes = new HashMap<>();
  private final Map<String, Blob> shared = new HashMap<>();
  private long codeBytes;

  private static final class CodeBlob {
    final Blob blob;
    final long bytes;
    final Set<Long> maps = new HashSet<>();

    CodeBlob(Blob blob, long bytes) {
      this.blob = blob;
      this.bytes = bytes;
    }
  }

  static Blob blob(SparkContext context, byte[] bytes) {
    return bytes.length <= INLINE
        ? Blob.of(bytes)
        : Blob.of(context.broadcast(bytes, ClassTag$.MODULE$.apply(byte[].class)));
  }

  /** What tells these classes from all others. */
  static String hash(List<ClassCode> classes) {
    Hasher hasher = Hashing.sha256().newHasher();
    classes.forEach(each -> hasher.putString(each.hash(), StandardCharsets.US_ASCII));
    return hasher.hash().toString();
  }

  /** The code of one parcel of a map. */
  synchronized Blob code(SparkContext context, String hash, List<ClassCode> classes, long map) {
    CodeBlob known = code.get(hash);
    if (known == null) {
      byte[] bytes = Code.write(classes);
      known = new CodeBlob(blob(context, bytes), bytes.length);
      code.put(hash, known);
      codeBytes += bytes.length;
    }
    known.maps.add(map);
    return known.blob;
  }

  /** A map is over and no job of it runs. */
  synchronized void end(long map) {
    code.values().forEach(each -> each.maps.remove(map));
    for (Iterator<CodeBlob> it = code.values().iterator(); codeBytes > ROOM && it.hasNext(); ) {
      CodeBlob oldest = it.next();
      if (oldest.maps.isEmpty()) {
        codeBytes -= oldest.bytes;
        oldest.blob.free();
        it.remove();
      }
    }
  }

  synchronized void share(String id, byte[] bytes) {
    sharedBytes.put(id, bytes);
  }

  synchronized void unshare(String id) {
    sharedBytes.remove(id);
    Blob blob = shared.remove(id);
    if (blob != null) {
      blob.free();
    }
  }

  synchronized List<String> sharedIds() {
    return List.copyOf(sharedBytes.keySet());
  }

  /** Those of these that were not closed. */
  synchronized Map<String, Blob> shared(SparkContext context, Set<String> ids) {
    Map<String, Blob> found = new HashMap<>();
    for (String id : ids) {
      byte[] bytes = sharedBytes.get(id);
      if (bytes != null) {
        found.put(id, shared.computeIfAbsent(id, any -> blob(context, bytes)));
      }
    }
    return Map.copyOf(found);
  }
}
