package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CellHistoryTest {
  @TempDir private Path directory;

  private static List<String> codes(List<CellHistory.Cell> cells) {
    return cells.stream().map(CellHistory.Cell::code).toList();
  }

  @Test
  void in_nextSession_hasTheCellsOfTheOneBefore() {
    CellHistory first = CellHistory.in(directory);
    first.add(1, "int a = 1;");
    first.add(2, "a\n+ 1");
    CellHistory second = CellHistory.in(directory);
    second.add(1, "int b = 2;");

    assertThat(codes(second.tail(2))).containsExactly("a\n+ 1", "int b = 2;");
    assertThat(codes(second.range(0, 1, 0))).containsExactly("int b = 2;");
    assertThat(codes(second.range(-1, 2, 3))).containsExactly("a\n+ 1");
  }

  @Test
  void search_glob_findsTheLastAndEachOnce() {
    CellHistory history = CellHistory.ofSession();
    history.add(1, "int a = 1;");
    history.add(2, "f(a)");
    history.add(3, "int a = 1;");

    assertThat(codes(history.search("int*", 0, false))).hasSize(2);
    assertThat(codes(history.search("int ? = 1;", 0, true))).containsExactly("int a = 1;");
    assertThat(codes(history.search("f(*", 1, false))).containsExactly("f(a)");
  }

  @Test
  void file_isTheOwnersAlone_andDamageCostsOnlyItsLine() throws Exception {
    CellHistory.in(directory).add(1, "int a = 1;");
    Path file = directory.resolve("history.jsonl");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.writeString(file, "{\"session\": 1, \"num\n", StandardOpenOption.APPEND);

    assertThat(codes(CellHistory.in(directory).tail(5))).containsExactly("int a = 1;");
  }

  @Test
  void file_thatGrew_isCut() throws Exception {
    CellHistory history = CellHistory.in(directory);
    for (int i = 1; i <= 2001; i++) {
      history.add(i, "cell " + i);
    }
    assertThat(codes(CellHistory.in(directory).tail(0))).hasSize(1000).endsWith("cell 2001");
    assertThat(Files.readAllLines(directory.resolve("history.jsonl"))).hasSize(1000);
  }

  @Test
  void add_veryLongCell_isLeftOut() {
    CellHistory history = CellHistory.in(directory);
    history.add(1, "x".repeat(100_000));
    assertThat(history.tail(0)).isEmpty();
  }
}
