package dev.brine.jupyter;

import com.google.common.base.Strings;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cells that were run, of this session and of earlier ones, in a file that only its owner can
 * read. A file that cannot be used costs the history, nothing else. Thread-safe.
 */
final class CellHistory {
  /** So many cells are kept. */
  private static final int KEPT = 1000;

  /** A longer cell is not kept. */
  private static final int LONGEST = 1 << 16;

  private static final Gson GSON = new Gson();

  /**
   * One cell, a line of the file.
   *
   * @param session the number of its session, from 1
   * @param number its number in it
   */
  record Cell(int session, int number, String code) {}

  private final @Nullable Path file;
  private final List<Cell> cells = new ArrayList<>();
  private final int session;

  private CellHistory(@Nullable Path file) {
    this.file = file;
    if (file != null) {
      read(file);
    }
    this.session = cells.isEmpty() ? 1 : cells.get(cells.size() - 1).session() + 1;
  }

  /** The history in this directory. */
  static CellHistory in(Path directory) {
    return new CellHistory(directory.resolve("history.jsonl"));
  }

  /** A history of this session alone. */
  static CellHistory ofSession() {
    return new CellHistory(null);
  }

  private void read(Path from) {
    try {
      List<String> lines = Files.exists(from) ? Files.readAllLines(from) : List.of();
      for (String line : lines.subList(Math.max(0, lines.size() - KEPT), lines.size())) {
        add(line);
      }
      if (lines.size() > 2 * KEPT) {
        Files.delete(from);
        for (Cell each : cells) {
          write(each);
        }
      }
    } catch (IOException unreadable) {
      cells.clear();
    }
  }

  private void add(String line) {
    try {
      Map<?, ?> cell = GSON.fromJson(line, Map.class);
      if (cell != null
          && cell.get("session") instanceof Double of
          && cell.get("number") instanceof Double number
          && cell.get("code") instanceof String code) {
        cells.add(new Cell(of.intValue(), number.intValue(), code));
      }
    } catch (JsonParseException damaged) {
      // Another kernel may just be writing it.
    }
  }

  synchronized void add(int number, String code) {
    if (code.isBlank() || code.length() > LONGEST) {
      return;
    }
    Cell cell = new Cell(session, number, code);
    cells.add(cell);
    if (cells.size() > KEPT) {
      cells.remove(0);
    }
    try {
      write(cell);
    } catch (IOException unwritable) {
      // The session goes on without.
    }
  }

  private void write(Cell cell) throws IOException {
    if (file == null) {
      return;
    }
    if (!Files.exists(file)
        && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("session", cell.session());
    line.put("number", cell.number());
    line.put("code", cell.code());
    // One write, so that kernels that share the file do not mix their lines.
    byte[] bytes = (GSON.toJson(line) + "\n").getBytes(StandardCharsets.UTF_8);
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The last cells. */
  synchronized List<Cell> tail(int length) {
    return last(cells, length);
  }

  /**
   * Cells of one session.
   *
   * @param of its number; as in IPython, 0 is this one and -1 the one before
   * @param stop the number that is not in it any more; 0 for all
   */
  synchronized List<Cell> range(int of, int start, int stop) {
    int wanted = of > 0 ? of : session + of;
    return cells.stream()
        .filter(
            each ->
                each.session() == wanted
                    && each.number() >= start
                    && (stop <= 0 || each.number() < stop))
        .toList();
  }

  /**
   * The last cells that match.
   *
   * @param pattern a glob of {@code *} and {@code ?}
   * @param unique whether a cell that was run again counts once
   */
  synchronized List<Cell> search(String pattern, int length, boolean unique) {
    Pattern glob = glob(Strings.nullToEmpty(pattern));
    Map<String, Cell> distinct = new LinkedHashMap<>();
    List<Cell> found = new ArrayList<>();
    for (Cell each : cells) {
      if (glob.matcher(each.code()).matches()) {
        found.add(each);
        distinct.remove(each.code());
        distinct.put(each.code(), each);
      }
    }
    return last(unique ? List.copyOf(distinct.values()) : found, length);
  }

  private static Pattern glob(String text) {
    StringBuilder regex = new StringBuilder();
    String wanted = text.isEmpty() ? "*" : text;
    for (int i = 0; i < wanted.length(); i++) {
      char c = wanted.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static List<Cell> last(List<Cell> cells, int length) {
    int from = length <= 0 ? 0 : Math.max(0, cells.size() - length);
    return List.copyOf(cells.subList(from, cells.size()));
  }
}
