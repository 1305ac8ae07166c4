package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.code.ClassCode;
import dev.brine.error.BrineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A parcel's bytes are whole and understood, or nothing is read of them. */
class ParcelFormatTest {
  private static final int JDK = Runtime.version().feature();

  @TempDir Path directory;

  private static byte[] bytes() {
    return Pickler.dumps(List.of("some", "text"));
  }

  @Test
  void read_whatWasWritten_isTheSame() {
    ClassCode code = new ClassCode("a.B", new byte[] {1, 2, 3}, true);
    Parcel parcel = new Parcel(List.of(code), List.of("file:/x.jar"), new byte[] {4});
    Parcel back = ParcelFormat.read(ParcelFormat.write(parcel));
    assertThat(back.code()).containsExactly(code);
    assertThat(back.classPath()).containsExactly("file:/x.jar");
    assertThat(back.graph().bytes()).containsExactly(4);
  }

  @Test
  void D11_loads_cutAnywhere_isRefused() {
    byte[] whole = bytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Pickler.loads(cut))
          .as("cut after %s bytes", length)
          .isInstanceOf(BrineException.class)
          .hasMessageMatching(".*(no parcel|cut short).*");
    }
  }

  @Test
  void D11_loads_anyByteAltered_isRefused() {
    byte[] whole = bytes();
    for (int i = 0; i < whole.length; i++) {
      byte[] altered = whole.clone();
      altered[i] ^= 0x10;
      assertThatThrownBy(() -> Pickler.loads(altered))
          .as("byte %s altered", i)
          .isInstanceOf(BrineException.class);
    }
  }

  @Test
  void loads_newerFormat_saysSo() {
    byte[] newer = bytes();
    newer[5]++;
    assertThatThrownBy(() -> Pickler.loads(newer))
        .isInstanceOf(BrineException.class)
        .hasMessageContaining("format 2, written by a newer Brine; this one reads up to format 1");
  }

  @Test
  void D55_loads_newerJdk_saysWhichToUse() {
    byte[] newer = ParcelFormat.write(Capture.whole("text"), JDK + 1);
    assertThatThrownBy(() -> Pickler.loads(newer))
        .isInstanceOf(BrineException.class)
        .hasMessageContaining("written on JDK " + (JDK + 1) + " and cannot be read on " + JDK);
  }

  @Test
  void D12_loads_olderJdk_isRead() {
    assertThat(Pickler.loads(ParcelFormat.write(Capture.whole("text"), JDK - 1))).isEqualTo("text");
  }

  @Test
  void dump_newFile_isItsOwnersAlone() throws IOException {
    Path file = directory.resolve("value.brine");
    Pickler.dump("text", file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Pickler.load(file)).isEqualTo("text");
  }

  @Test
  void dump_noSuchDirectory_saysWhich() {
    Path file = directory.resolve("absent").resolve("value.brine");
    assertThatThrownBy(() -> Pickler.dump("text", file))
        .isInstanceOf(BrineException.class)
        .hasMessageContaining("value.brine cannot be written: there is no directory")
        .hasMessageContaining("absent");
  }
}
