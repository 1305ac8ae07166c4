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

  private static final int FIRST = 256;

  private Buffers() {}

  /** An empty buffer that grows. */
  static Output output() {
    return output(-1);
  }

  /**
   * An empty buffer that throws where it would have to grow beyond so many bytes; -1 for no such
   * limit.
   */
  static Output output(int most) {
    return new Output(most < 0 ? FIRST : Math.min(FIRST, most), most);
  }

  static Input input(byte[] bytes) {
    return new Input(bytes);
  }
}
