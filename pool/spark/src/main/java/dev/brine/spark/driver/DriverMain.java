package dev.brine.spark.driver;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.brine.error.Internal;
import dev.brine.spark.protocol.Message;
import dev.brine.spark.protocol.MessageCodec;
import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import dev.brine.wire.Versions;
import dev.brine.wire.WorkerFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The main of the driver's process. Its argument is the pool's private directory; the first line of
 * its standard input is the token that proves to the session who it is. It ends with the session.
 */
@Internal
public final class DriverMain {
  /** Spark has so long to say goodbye to its cluster, in milliseconds. */
  private static final long STOP_MILLIS = 5000;

  private DriverMain() {}

  /** Connects, and serves the session until it ends. */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[0]);
    int exitCode = 1;
    try {
      String token = readToken();
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel.connect(UnixDomainSocketAddress.of(WorkerFiles.socket(directory)));
      Connection connection = new Connection(channel, "brine-writer", 0);
      connection.send(new Frame.Hello(token, Versions.current()));
      Driver driver = new Driver(connection, directory);
      serve(connection, driver);
      Thread stopping = new Thread(driver::stop, "brine-stop");
      stopping.setDaemon(true);
      stopping.start();
      stopping.join(STOP_MILLIS);
      exitCode = 0;
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      e.printStackTrace(System.err);
    } finally {
      leave(directory);
      // Spark's own threads and hooks must not keep a process that nobody needs.
      Runtime.getRuntime().halt(exitCode);
    }
  }

  private static String readToken() throws IOException {
    InputStream in = System.in;
    String line =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)).readLine();
    if (line == null) {
      throw new IOException("the session gave no token");
    }
    return line;
  }

  private static void serve(Connection connection, Driver driver) {
    try {
      for (Frame frame = connection.read(); frame != null; frame = connection.read()) {
        if (frame instanceof Frame.Shutdown) {
          return;
        }
        if (frame instanceof Frame.Extra extra) {
          Message message = MessageCodec.decode(extra);
          if (message instanceof Message.Configure configure) {
            driver.start(configure);
          } else {
            driver.hear(message);
          }
        } else {
          driver.hear(frame);
        }
      }
    } catch (IOException sessionGone) {
      // Then there is nobody left to work for.
    }
  }

  /** If the session is gone, nobody else removes the directory; what is in it is all ours. */
  private static void leave(Path directory) {
    try {
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException | RuntimeException removedByTheSession) {
      // Or it is swept by the next one.
    }
  }
}
