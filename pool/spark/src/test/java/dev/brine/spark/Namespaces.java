package dev.brine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Network namespaces that are joined by a bridge, as hosts are by a switch. */
final class Namespaces implements AutoCloseable {
  private static final String NET = "10.231.77.";

  private final String prefix = "bn" + ProcessHandle.current().pid() % 100_000;
  private final String bridge = prefix + "b";
  private final List<String> names = new ArrayList<>();

  private Namespaces() {}

  /** Whether this user may make some here. */
  static boolean canBeMade() {
    String probe = "brine-probe-" + ProcessHandle.current().pid();
    try {
      return run("ip", "netns", "add", probe) == 0 && run("ip", "netns", "del", probe) == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  static Namespaces make(int count) throws IOException {
    Namespaces made = new Namespaces();
    boolean complete = false;
    try {
      made.must("ip", "link", "add", made.bridge, "type", "bridge");
      made.must("ip", "addr", "add", made.own() + "/24", "dev", made.bridge);
      made.must("ip", "link", "set", made.bridge, "up");
      for (int i = 0; i < count; i++) {
        made.add(i);
      }
      complete = true;
      return made;
    } finally {
      if (!complete) {
        made.close();
      }
    }
  }

  private void add(int i) throws IOException {
    String name = prefix + "n" + i;
    String inside = prefix + "i" + i;
    must("ip", "netns", "add", name);
    names.add(name);
    must("ip", "link", "add", cable(i), "type", "veth", "peer", "name", inside);
    must("ip", "link", "set", cable(i), "master", bridge, "up");
    must("ip", "link", "set", inside, "netns", name);
    must("ip", "-n", name, "addr", "add", address(i) + "/24", "dev", inside);
    must("ip", "-n", name, "link", "set", inside, "up");
    must("ip", "-n", name, "link", "set", "lo", "up");
  }

  private String cable(int i) {
    return prefix + "o" + i;
  }

  /** The address of this machine among them. */
  String own() {
    return NET + "1";
  }

  String address(int i) {
    return NET + (i + 2);
  }

  /** What a command begins with that is to run in one of them. */
  List<String> in(int i) {
    return List.of("ip", "netns", "exec", names.get(i));
  }

  /** Pulls one's plug. */
  void cutOff(int i) {
    try {
      must("ip", "link", "set", cable(i), "down");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void must(String... command) throws IOException {
    assertThat(run(command)).as(String.join(" ", command)).isZero();
  }

  private static int run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(said).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    try {
      for (int i = 0; i < names.size(); i++) {
        int unused = run("ip", "link", "del", cable(i));
        unused = run("ip", "netns", "del", names.get(i));
      }
      int unused = run("ip", "link", "del", bridge);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
