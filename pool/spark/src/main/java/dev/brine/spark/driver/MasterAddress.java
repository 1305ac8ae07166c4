package dev.brine.spark.driver;

import com.google.common.base.Splitter;
import com.google.common.net.HostAndPort;
import dev.brine.error.BrineException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** The address of a standalone cluster's master, or of several of which one leads. */
final class MasterAddress {
  private static final String SCHEME = "spark://";
  private static final int PORT = 7077;
  private static final int CONNECT_MILLIS = 5000;

  private MasterAddress() {}

  /**
   * Sees whether one of the masters listens: Spark itself would try for a minute.
   *
   * @throws BrineException if none does
   */
  static void check(String master) {
    if (!master.startsWith(SCHEME)) {
      return;
    }
    String why = "it names no host";
    for (String each :
        Splitter.on(',').omitEmptyStrings().split(master.substring(SCHEME.length()))) {
      try (Socket socket = new Socket()) {
        HostAndPort address = HostAndPort.fromString(each).withDefaultPort(PORT);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT_MILLIS);
        return;
      } catch (IOException | IllegalArgumentException e) {
        why = e.getMessage();
      }
    }
    throw new BrineException(
        "no master of the cluster answers at %s: %s; is it running, and is that its address?"
            .formatted(master, why));
  }
}
