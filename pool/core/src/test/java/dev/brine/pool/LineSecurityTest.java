package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import dev.brine.wire.Versions;
import dev.brine.wire.WorkerFiles;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody but its own workers talks to a pool. */
@Timeout(60)
class LineSecurityTest {
  private ProcessPool pool;
  private Path directory;
  private Set<Long> pids;

  @BeforeEach
  void open() {
    pool = ProcessPool.of(2);
    pids = new HashSet<>(pool.everywhere(Brine::pid));
    String place = pool.<String>everywhere(() -> System.getProperty("brine.directory")).get(0);
    directory = Path.of(place);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private SocketChannel connect() throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(WorkerFiles.socket(directory)));
    return channel;
  }

  private void assertPoolGoesOnWithItsOwn() {
    assertThat(new HashSet<>(pool.everywhere(Brine::pid))).isEqualTo(pids);
    assertThat(pool.status().workers()).hasSize(2);
  }

  @Test
  void P65_hello_wrongToken_isCutOffAndGetsNothing() throws Exception {
    try (Connection stranger = new Connection(connect(), "a-stranger", 0)) {
      stranger.send(new Frame.Hello("0".repeat(32), Versions.current()));
      assertThat(stranger.read()).isNull();
    }
    assertPoolGoesOnWithItsOwn();
  }

  @Test
  void P65_bytesThatAreNoFrame_areCutOff() throws Exception {
    for (String said : List.of("GET / HTTP/1.1\r\n\r\n", "\0\0\0\0", "x".repeat(100_000))) {
      assertThat(isCutOff(said)).as(said).isTrue();
    }
    assertPoolGoesOnWithItsOwn();
  }

  private boolean isCutOff(String said) throws IOException {
    try (SocketChannel stranger = connect()) {
      stranger.write(ByteBuffer.wrap(said.getBytes(StandardCharsets.US_ASCII)));
      stranger.shutdownOutput();
      return stranger.read(ByteBuffer.allocate(100)) == -1;
    } catch (IOException cutOffWhileItSpoke) {
      return true;
    }
  }

  @Test
  void directory_isItsOwnersAlone() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
  }
}
