package dev.brine.session;

import com.google.common.hash.Hashing;
import dev.brine.session.SavedSnippet.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of a session file. It opens with one line of text that says what it is and how long
 * and which the rest must be, so that a file that was cut or altered is known before anything of it
 * is used. Immutable; the bytes are shared, not copied.
 *
 * @param session what there is to look at
 * @param values the values, as {@link ValueBytes} has them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SavedFile(SavedSession session, byte[] values) {
  private static final int FORMAT = 1;
  private static final String MAGIC = "Brine session file, format ";
  private static final Pattern HEADER =
      Pattern.compile(
          Pattern.quote(MAGIC)
              + "\\d+, Brine (?<brine>.*), JDK (?<jdk>.*), "
              + "(?<length>\\d{1,10}) bytes, SHA-256 (?<hash>[0-9a-f]{64})");
  private static final Pattern FORMAT_NUMBER =
      Pattern.compile(Pattern.quote(MAGIC) + "(\\d{1,9}),");
  private static final int LONGEST_HEADER = 1000;

  byte[] toBytes() {
    byte[] content = content();
    String header =
        "%s%d, Brine %s, JDK %s, %d bytes, SHA-256 %s\n"
            .formatted(
                MAGIC, FORMAT, session.brine(), session.jdk(), content.length, hash(content));
    byte[] line = header.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(line, line.length + content.length);
    System.arraycopy(content, 0, all, line.length, content.length);
    return all;
  }

  /**
   * Reads a whole file.
   *
   * @param name what to call it in messages
   */
  static SavedFile of(byte[] bytes, String name) {
    String header = header(bytes);
    Matcher format = FORMAT_NUMBER.matcher(header);
    if (!format.lookingAt()) {
      throw new SessionFileException(name + " is not a session file");
    }
    if (Integer.parseInt(format.group(1)) != FORMAT) {
      throw new SessionFileException(
          "%s has format %s and this Brine reads format %d; use the Brine that wrote it, or a newer one"
              .formatted(name, format.group(1), FORMAT));
    }
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new SessionFileException(name + " is damaged: its first line was altered or cut");
    }
    int start = header.getBytes(StandardCharsets.UTF_8).length + 1;
    byte[] content = Arrays.copyOfRange(bytes, Math.min(start, bytes.length), bytes.length);
    long length = Long.parseLong(matcher.group("length"));
    if (content.length != length) {
      throw new SessionFileException(
          "%s is damaged: it has %d of %d bytes".formatted(name, content.length, length));
    }
    if (!hash(content).equals(matcher.group("hash"))) {
      throw new SessionFileException(name + " is damaged: its content was altered");
    }
    try {
      return read(new Fields(content), matcher.group("brine"), matcher.group("jdk"));
    } catch (RuntimeException e) {
      throw new SessionFileException(name + " is damaged: its content is malformed", e);
    }
  }

  private static String header(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && end < LONGEST_HEADER && bytes[end] != '\n') {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private static String hash(byte[] content) {
    return Hashing.sha256().hashBytes(content).toString();
  }

  private byte[] content() {
    return new Fields.Writer()
        .text(session.saved().toString())
        .texts(session.classPath())
        .list(
            session.snippets(),
            (out, snippet) ->
                out.text(snippet.kind().name())
                    .text(snippet.name())
                    .text(snippet.type())
                    .text(snippet.source())
                    .texts(snippet.needs())
                    .text(snippet.wrapper()))
        .list(session.values(), ValueAnswer::write)
        .bytes(values)
        .toBytes();
  }

  private static SavedFile read(Fields in, String brine, String jdk) {
    SavedSession session =
        new SavedSession(
            brine,
            jdk,
            Instant.parse(in.text()),
            in.texts(),
            in.list(
                each ->
                    new SavedSnippet(
                        Kind.valueOf(each.text()),
                        each.text(),
                        each.text(),
                        each.text(),
                        each.texts(),
                        each.text())),
            in.list(ValueAnswer::read));
    SavedFile file = new SavedFile(session, in.bytes());
    in.end();
    return file;
  }
}
