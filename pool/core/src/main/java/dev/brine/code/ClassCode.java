package dev.brine.code;

import com.google.common.hash.Hashing;
import dev.brine.error.Internal;

/**
 * The bytecode of one class of the session. A name is no identity: code is keyed by {@link #hash},
 * which covers the name, the bytes and whether the session had initialized the class. Immutable;
 * the bytes are shared, not copied.
 */
@Internal
public final class ClassCode {
  private final String name;
  private final byte[] bytes;
  private final boolean initialized;
  private final String hash;

  /**
   * @param name the binary name
   * @param bytes the class file
   * @param initialized whether the session had initialized the class, so that its statics travel by
   *     value
   */
  public ClassCode(String name, byte[] bytes, boolean initialized) {
    this.name = name;
    this.bytes = bytes;
    this.initialized = initialized;
    this.hash =
        Hashing.murmur3_128()
            .newHasher()
            .putUnencodedChars(name)
            .putBoolean(initialized)
            .putBytes(bytes)
            .hash()
            .toString();
  }

  /** The binary name. */
  public String name() {
    return name;
  }

  /** The class file. */
  public byte[] bytes() {
    return bytes;
  }

  /** Whether the session had initialized the class. */
  public boolean initialized() {
    return initialized;
  }

  /** The identity: 32 hexadecimal digits. */
  public String hash() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassCode that && hash.equals(that.hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return name + "@" + hash;
  }
}
