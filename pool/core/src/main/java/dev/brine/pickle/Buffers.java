package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.Util;

/** Makes Kryo's buffers, the one door through which Kryo is entered. */
final class Buffers {
  static {
    // Kryo reads this once. Its use of sun.misc.Unsafe makes JDK 25 print warnings; the user's own
    // Kryo, if there is one, shall find the property as it was.
    String before = System.getProperty("kryo.unsafe");
    System.setProperty("kryo.unsafe", "false");
    boolean unsafe = Util.unsafe;
    if (before == null) {
      System.clearProperty("kryo.unsafe");
    } else {
      System.setProperty("kryo.unsafe", before);
    }
    assert !unsafe;
  }

  private Buffers() {}

  /** An empty buffer that grows. */
  static Output output() {
    return new Output(256, -1);
  }

  static Input input(byte[] bytes) {
    return new Input(bytes);
  }
}
