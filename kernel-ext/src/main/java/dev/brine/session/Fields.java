package dev.brine.session;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A sequence of fields as bytes: written by {@link Writer}, read in the same order. */
final class Fields {
  private final ByteBuffer bytes;

  Fields(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  int number() {
    need(Integer.BYTES);
    return bytes.getInt();
  }

  byte[] bytes() {
    int length = number();
    need(length);
    byte[] read = new byte[length];
    bytes.get(read);
    return read;
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  @Nullable String optional() {
    return number() == 0 ? null : text();
  }

  List<String> texts() {
    return list(Fields::text);
  }

  <T> List<T> list(Function<Fields, T> element) {
    int size = number();
    // Every element takes at least the four bytes of a number.
    need(Math.multiplyExact((long) size, Integer.BYTES));
    List<T> read = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      read.add(element.apply(this));
    }
    return read;
  }

  /** Nothing may follow what was read. */
  void end() {
    if (bytes.hasRemaining()) {
      throw malformed();
    }
  }

  private void need(long length) {
    if (length < 0 || length > bytes.remaining()) {
      throw malformed();
    }
  }

  private static SessionFileException malformed() {
    return new SessionFileException("the session file is malformed");
  }

  /** Collects fields. */
  static final class Writer {
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(collected);

    Writer number(int number) {
      try {
        out.writeInt(number);
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Writer bytes(byte[] written) {
      number(written.length);
      collected.writeBytes(written);
      return this;
    }

    Writer text(String text) {
      return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Writer optional(@Nullable String text) {
      return text == null ? number(0) : number(1).text(text);
    }

    Writer texts(Collection<String> texts) {
      return list(texts, Writer::text);
    }

    <T> Writer list(Collection<T> elements, BiConsumer<Writer, T> element) {
      number(elements.size());
      elements.forEach(each -> element.accept(this, each));
      return this;
    }

    byte[] toBytes() {
      return collected.toByteArray();
    }
  }
}
