package dev.brine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.brine.session.SavedSnippet.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SavedFileTest {
  private static final SavedSession SESSION =
      new SavedSession(
          "1.2",
          "17.0.1+2",
          Instant.parse("2026-11-25T10:00:00Z"),
          List.of("/lib/a.jar"),
          List.of(
              new SavedSnippet(
                  Kind.IMPORT, "java.util.*", "", "import java.util.*;", List.of(), ""),
              new SavedSnippet(
                  Kind.VARIABLE,
                  "x",
                  "int",
                  "int x = 3; // \u00e4",
                  List.of("type T"),
                  "REPL.$JShell$2")),
          List.of(new SavedValue("x", "3", "abc", null), new SavedValue("s", "a", "", "a socket")));
  private static final byte[] FILE = new SavedFile(SESSION, new byte[] {5, 6}).toBytes();

  @Test
  void of_whatWasWritten_isTheSame() {
    SavedFile file = SavedFile.of(FILE, "f");

    assertThat(file.session()).isEqualTo(SESSION);
    assertThat(file.values()).containsExactly(5, 6);
  }

  @Test
  void toBytes_firstLine_saysWhatItIs() {
    String line = new String(FILE, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();

    assertThat(line)
        .matches(
            "Brine session file, format 1, Brine 1\\.2, JDK 17\\.0\\.1\\+2, \\d+ bytes, "
                + "SHA-256 [0-9a-f]{64}");
  }

  @Test
  void of_cutAnywhere_isRefused() {
    for (int length = 0; length < FILE.length; length++) {
      byte[] cut = Arrays.copyOf(FILE, length);
      assertThatExceptionOfType(SessionFileException.class)
          .as("%d bytes", length)
          .isThrownBy(() -> SavedFile.of(cut, "f"))
          .withMessageMatching("f is (not a session file|damaged: .*)");
    }
  }

  @Test
  void of_anyByteAltered_isRefusedOrTheSame() {
    for (int i = 0; i < FILE.length; i++) {
      byte[] altered = FILE.clone();
      altered[i] ^= 1;
      SavedFile read;
      try {
        read = SavedFile.of(altered, "f");
      } catch (SessionFileException refused) {
        continue;
      }
      // The versions in the first line are for the reader alone.
      assertThat(read.session().snippets()).isEqualTo(SESSION.snippets());
      assertThat(read.values()).containsExactly(5, 6);
    }
  }

  @Test
  void of_somethingAppended_isRefused() {
    assertThatExceptionOfType(SessionFileException.class)
        .isThrownBy(() -> SavedFile.of(Arrays.copyOf(FILE, FILE.length + 1), "f"))
        .withMessageContaining("damaged");
  }

  @Test
  void of_newerFormat_saysSo() {
    byte[] newer =
        "Brine session file, format 2, something else\n".getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(SessionFileException.class)
        .isThrownBy(() -> SavedFile.of(newer, "f"))
        .withMessage(
            "f has format 2 and this Brine reads format 1; use the Brine that wrote it, "
                + "or a newer one");
  }

  /** To look at a file must not touch the values in it. */
  @Test
  void of_valuesThatAreRubbish_canBeLookedAt() {
    assertThat(SavedFile.of(FILE, "f").session().value("x").orElseThrow().text()).isEqualTo("3");
    assertThatExceptionOfType(SessionFileException.class)
        .isThrownBy(() -> ValueBytes.of(SavedFile.of(FILE, "f").values()));
  }

  @Test
  void of_otherFile_isRefused() {
    assertThatExceptionOfType(SessionFileException.class)
        .isThrownBy(() -> SavedFile.of("int x = 3;".getBytes(StandardCharsets.UTF_8), "f"))
        .withMessage("f is not a session file");
  }

  /** A length in the content that lies must not make the reader allocate what it claims. */
  @Test
  void fields_lyingLength_isRefused() {
    byte[] lie = new Fields.Writer().number(Integer.MAX_VALUE).number(1).toBytes();
    byte[] negative = new Fields.Writer().number(-1).toBytes();

    assertThatExceptionOfType(SessionFileException.class).isThrownBy(() -> new Fields(lie).bytes());
    assertThatExceptionOfType(SessionFileException.class).isThrownBy(() -> new Fields(lie).texts());
    assertThatExceptionOfType(SessionFileException.class)
        .isThrownBy(() -> new Fields(negative).texts());
  }

  /** A name becomes part of what is evaluated, so a crafted file must not have code for one. */
  @Test
  void D105_new_nameThatIsCode_isRefused() {
    String evil = "x = 1; System.exit(3); int y";
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SavedSnippet(Kind.VARIABLE, evil, "int", "int x = 1;", List.of(), ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SavedSnippet(Kind.METHOD, evil + "()", "()int", "", List.of(), ""));
  }
}
