package dev.brine.wire;

import com.google.common.base.Strings;
import dev.brine.error.Internal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Makes lines of text from bytes as they come. A line that is too long is given in pieces, none of
 * which ends within a character. Not thread-safe.
 */
@Internal
public final class LineCutter {
  /** A line longer than this goes in pieces, in bytes. */
  public static final int LONGEST_LINE = 64 * 1024;

  /** A UTF-8 character has at most so many bytes. */
  private static final int LONGEST_CHARACTER = 4;

  private final Charset charset;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  /** Cuts text in this encoding. */
  public LineCutter(Charset charset) {
    this.charset = charset;
  }

  /** The encoding of what native code and other programs print. */
  public static Charset nativeCharset() {
    String name = Strings.nullToEmpty(System.getProperty("native.encoding"));
    // Where no locale is configured, what is not ASCII is most likely UTF-8.
    return name.isEmpty() || Charset.forName(name).equals(StandardCharsets.US_ASCII)
        ? StandardCharsets.UTF_8
        : Charset.forName(name);
  }

  /** Takes bytes; gives what can be shown now, which may be nothing. */
  public String add(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int lineEnd = end;
    while (lineEnd > offset && bytes[lineEnd - 1] != '\n') {
      lineEnd--;
    }
    String lines = lineEnd == offset ? "" : take(bytes, offset, lineEnd - offset);
    begun.write(bytes, lineEnd, end - lineEnd);
    return begun.size() > LONGEST_LINE ? lines + takePiece() : lines;
  }

  /** Ends the line that has no end yet; gives nothing where none is begun. */
  public String end() {
    return isEmpty() ? "" : take(new byte[] {'\n'}, 0, 1);
  }

  /** Whether no line is begun, as far as it was not given yet. */
  public boolean isEmpty() {
    return begun.size() == 0;
  }

  private String take(byte[] bytes, int offset, int length) {
    if (isEmpty()) {
      return new String(bytes, offset, length, charset);
    }
    begun.write(bytes, offset, length);
    String text = begun.toString(charset);
    begun.reset();
    return text;
  }

  private String takePiece() {
    byte[] piece = begun.toByteArray();
    int end = piece.length - unfinished(piece);
    begun.reset();
    begun.write(piece, end, piece.length - end);
    return new String(piece, 0, end, charset);
  }

  /** How many bytes at the end are the beginning of a UTF-8 character. */
  private static int unfinished(byte[] bytes) {
    for (int back = 1; back < LONGEST_CHARACTER && back <= bytes.length; back++) {
      int each = bytes[bytes.length - back] & 0xff;
      if (each >= 0xc0) {
        int whole = each >= 0xf0 ? 4 : each >= 0xe0 ? 3 : 2;
        return whole > back ? back : 0;
      }
      if (each < 0x80) {
        return 0;
      }
    }
    return 0;
  }
}
