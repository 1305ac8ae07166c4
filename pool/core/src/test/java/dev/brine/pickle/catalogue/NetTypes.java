package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.by;
import static dev.brine.pickle.catalogue.Checks.equal;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.refusedScoped;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.net.DatagramSocket;
import java.net.HttpCookie;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Addresses travel, connections do not. */
final class NetTypes {
  private static final String[] CONNECTION = {"a connection cannot leave its process"};

  private NetTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels("URI", () -> URI.create("http://u@host:1/a%20b?q=\u00e9#f")).value(),
        travels("URI relative", () -> URI.create("../x")).value(),
        travels("URI opaque", () -> URI.create("mailto:a@b.org")).value(),
        travels(
                "URL",
                () -> new URL("http://u@127.0.0.1:1/a?q=1#f"),
                by(url -> List.of(url.toExternalForm(), url.getPort(), url.getRef())))
            .value(),
        travels("InetAddress v4", () -> InetAddress.getByAddress(new byte[] {10, 0, 0, 1})).value(),
        travels(
                "InetAddress with name",
                () -> InetAddress.getByAddress("some.where", new byte[] {10, 0, 0, 1}),
                by(InetAddress::toString))
            .value(),
        travels("InetAddress v6", () -> InetAddress.getByAddress(new byte[16])).value(),
        travels("InetAddress loopback", InetAddress::getLoopbackAddress, equal()).value(),
        travels(
            "InetSocketAddress",
            () -> new InetSocketAddress(Inet4Address.getByAddress(new byte[] {10, 0, 0, 1}), 80)),
        travels(
            "InetSocketAddress unresolved",
            () -> InetSocketAddress.createUnresolved("nowhere.invalid", 80)),
        travels("UnixDomainSocketAddress", () -> UnixDomainSocketAddress.of("/some/socket")),
        refused("NetworkInterface", NetTypes::networkInterface, "inside the task"),
        refused("Proxy of the net", () -> Proxy.NO_PROXY, "inside the task"),
        refused("HttpCookie", () -> new HttpCookie("a", "b"), "inside the task"),
        refusedScoped("Socket", scope -> scope.closing(new Socket()), CONNECTION),
        refusedScoped("ServerSocket", scope -> scope.closing(new ServerSocket()), CONNECTION),
        refusedScoped("DatagramSocket", scope -> scope.closing(new DatagramSocket()), CONNECTION),
        refusedScoped("SocketChannel", scope -> scope.closing(SocketChannel.open()), CONNECTION),
        refusedScoped(
            "ServerSocketChannel", scope -> scope.closing(ServerSocketChannel.open()), CONNECTION),
        refused(
            "URLConnection",
            () -> new URL("http://127.0.0.1:1/").openConnection(),
            "inside the task"),
        refused("HttpClient", HttpClient::newHttpClient, "make one inside the task"),
        refused(
            "HttpRequest", () -> HttpRequest.newBuilder(URI.create("http://x/")).build(), "task"));
  }

  private static Object networkInterface() throws Exception {
    return NetworkInterface.networkInterfaces().findFirst().orElseThrow();
  }
}
