package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.HashBasedTable;
import com.google.common.collect.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The table of failures in the design document. */
final class MatrixTable {
  private static final String BEGIN = "<!-- failures: begin -->\n";
  private static final String END = "<!-- failures: end -->\n";

  private static final Path DOCUMENT = Path.of("..", "DESIGN.md");

  private final Table<Stage, Blow, String> cells = HashBasedTable.create();

  /** Takes note of what was observed. */
  void add(Stage stage, Blow blow, String told) {
    cells.put(stage, blow, told);
  }

  /** Whether all was observed that can be. */
  boolean isComplete() {
    for (Stage stage : Stage.values()) {
      for (Blow blow : Blow.values()) {
        if ((stage.isOfWorker() || blow.isThrown()) != cells.contains(stage, blow)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The document says what was observed; it is made to where that was asked for. */
  void check() {
    try {
      String document = Files.readString(DOCUMENT);
      String before = document.substring(0, document.indexOf(BEGIN) + BEGIN.length());
      String after = document.substring(document.indexOf(END));
      if (Boolean.getBoolean("brine.matrix.write")) {
        Files.writeString(DOCUMENT, before + text() + after);
      } else {
        String committed = document.substring(before.length(), document.length() - after.length());
        assertThat(Splitter.on('\n').split(committed))
            .containsExactlyElementsOf(Splitter.on('\n').split(text()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder("| |");
    for (Stage stage : Stage.values()) {
      text.append(' ').append(stage).append(" |");
    }
    text.append("\n|---|").append("---|".repeat(Stage.values().length)).append('\n');
    for (Blow blow : Blow.values()) {
      text.append("| ").append(blow).append(" |");
      for (Stage stage : Stage.values()) {
        String told = cells.get(stage, blow);
        String byNature = blow == Blow.LOOP ? "ends with an interrupt" : "ends the session";
        text.append(' ').append(told == null ? byNature : told).append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }
}
