package dev.brine.pool;

import dev.brine.code.ClassCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which classes a worker was sent and keeps, so that none is sent twice. A session that redefines
 * classes all day must not fill its workers, so from time to time all are forgotten.
 */
final class SentCode {
  /** The bytes of class files after which a worker forgets them: some thousand typed classes. */
  private static final long ROOM = 16L << 20;

  private final Set<String> hashes = new HashSet<>();
  private long bytes;

  /** Whether the worker is to forget all classes before it is sent these. */
  boolean forgets(List<ClassCode> next) {
    long more =
        next.stream()
            .filter(code -> !hashes.contains(code.hash()))
            .mapToLong(code -> code.bytes().length)
            .sum();
    if (more == 0 || bytes + more <= ROOM || hashes.isEmpty()) {
      return false;
    }
    hashes.clear();
    bytes = 0;
    return true;
  }

  /** Whether this class must be sent; then it counts as sent. */
  boolean add(ClassCode code) {
    boolean isNew = hashes.add(code.hash());
    if (isNew) {
      bytes += code.bytes().length;
    }
    return isNew;
  }
}
