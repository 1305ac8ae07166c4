package dev.brine.code;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A session's class as it is at one moment. Immutable.
 *
 * @param code its bytecode
 * @param scan what that refers to
 */
record ClassVersion(ClassCode code, ClassScan scan) {
  /**
   * The version of each class that was seen last. A session keeps all classes it ever had, so the
   * versions are kept softly, or all that was ever captured would stay beside them. They hold no
   * class, so a map with weak keys serves; a {@link ClassValue} would leave half a KiB in each
   * class.
   */
  private static final Cache<Class<?>, ClassVersion> LAST =
      CacheBuilder.newBuilder().weakKeys().softValues().build();

  /**
   * The version of now, or null where the loader hides the bytes. Reading, hashing and scanning are
   * what a capture would spend most of its time with, so each is done only where it must be: a
   * class that the JVM never redefined is the one that was seen last. The JShell tool's engine does
   * redefine classes in place, and tells its loader a moment later than the JVM, so of a class that
   * ever was redefined the bytes are read and compared each time.
   *
   * @param isInitialized whether the class is, asked each time
   */
  static @Nullable ClassVersion of(Class<?> type, Predicate<ClassScan> isInitialized) {
    ClassVersion last = LAST.getIfPresent(type);
    boolean isLast = last != null && !JdkInternals.mayBeRedefined(type);
    byte[] bytes = isLast ? last.code.bytes() : SessionClasses.bytes(type);
    if (bytes == null) {
      return null;
    }
    boolean same = isLast || (last != null && Arrays.equals(last.code.bytes(), bytes));
    ClassScan scan = same ? last.scan : ClassScan.of(bytes);
    boolean initialized = isInitialized.test(scan);
    if (same && last.code.initialized() == initialized) {
      return last;
    }
    ClassVersion now = new ClassVersion(new ClassCode(type.getName(), bytes, initialized), scan);
    LAST.put(type, now);
    return now;
  }
}
