package dev.brine.session;

import com.google.common.base.Splitter;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.brine.code.SnippetNames;
import dev.brine.error.Internal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Names snippets by the {@link SnippetTable} that the session's tool keeps in a file, which is read
 * when it is asked for. Thread-safe.
 */
@Internal
public final class SnippetTableNames implements SnippetNames {
  private final Path file;
  private final SnippetNames others;
  private final ListMultimap<String, SnippetTable.Row> rows = ArrayListMultimap.create();
  private long read;

  private SnippetTableNames(Path file, SnippetNames others) {
    this.file = file;
    this.others = others;
  }

  /** From now on this process names snippets as the file does. */
  public static void install(Path file) {
    SnippetNames.install(new SnippetTableNames(file, SnippetNames.current()));
  }

  @Override
  public synchronized String label(String wrapperClass) {
    Matcher matcher = CellNames.WRAPPER.matcher(wrapperClass);
    if (matcher.matches()) {
      readOn();
      for (SnippetTable.Row row : rows.get(matcher.group(1))) {
        return label(row);
      }
    }
    return others.label(wrapperClass);
  }

  @Override
  public synchronized @Nullable Place place(String className, int line) {
    Matcher matcher = CellNames.WRAPPER.matcher(className);
    if (matcher.matches()) {
      readOn();
      // Snippets that need each other share a class; each of its lines is that of one.
      for (SnippetTable.Row row : rows.get(matcher.group(1))) {
        int own = line >= 1 && line <= row.lines().size() ? row.lines().get(line - 1) : -1;
        if (own >= 0) {
          String source = Splitter.on('\n').splitToList(row.source()).get(own);
          return new Place(label(row), own + 1, source);
        }
      }
    }
    return null;
  }

  private static String label(SnippetTable.Row row) {
    return "snippet #" + row.id();
  }

  /** Reads the rows that are whole; the tool may be about to write another. */
  private void readOn() {
    if (!Files.exists(file)) {
      return;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer rest = ByteBuffer.allocate(Math.toIntExact(channel.size() - read));
      channel.position(read);
      int count;
      do {
        count = channel.read(rest);
      } while (count >= 0 && rest.hasRemaining());
      rest.flip();
      while (rest.remaining() >= Integer.BYTES
          && rest.getInt(rest.position()) <= rest.remaining() - Integer.BYTES) {
        byte[] row = new byte[rest.getInt()];
        rest.get(row);
        read += Integer.BYTES + row.length;
        add(SnippetTable.Row.read(new Fields(row)));
      }
    } catch (IOException gone) {
      // With the tool, which then needs no names.
    }
  }

  private void add(SnippetTable.Row row) {
    rows.put(row.wrapper(), row);
  }
}
