package dev.brine.worker;

import dev.brine.error.Internal;
import dev.brine.task.LocalValues;
import dev.brine.wire.Begun;
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
 * A worker's main. Its arguments are the pool's private directory and the worker's number in it;
 * the first line of its standard input is the token that proves to the session who it is.
 */
@Internal
public final class WorkerMain {
  /** Results of small tasks wait at most this long for each other, in milliseconds. */
  private static final long DELAY = 1;

  /** What was printed last has this long to reach the session, in milliseconds. */
  private static final long DRAIN = 1000;

  private WorkerMain() {}

  /** Connects, and runs tasks until the session ends. */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[0]);
    int number = Integer.parseInt(arguments[1]);
    System.setProperty(WorkerFiles.DIRECTORY, directory.toString());
    Path begunFile = WorkerFiles.begun(directory, number);
    try {
      Interrupts.ignore();
      String token = readToken();
      Begun begun = Begun.open(begunFile);
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel.connect(UnixDomainSocketAddress.of(WorkerFiles.socket(directory)));
      Connection connection = new Connection(channel, "brine-writer", DELAY);
      connection.send(new Frame.Hello(token, ProcessHandle.current().pid(), Versions.current()));
      Inbox inbox = new Inbox();
      TaskThread tasks = new TaskThread(number, inbox, connection, begun);
      Thread reader = new Thread(() -> read(connection, inbox, tasks, begunFile), "brine-reader");
      reader.setDaemon(true);
      reader.start();
      tasks.run();
      LocalValues.ofProcess().close();
      connection.drain(DRAIN);
      System.exit(0);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      e.printStackTrace(Streams.ofProcess());
      WorkerFiles.leave(begunFile);
      Runtime.getRuntime().halt(1);
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

  /** Reads until the session is gone; then nothing may hold this process back. */
  private static void read(Connection connection, Inbox inbox, TaskThread tasks, Path begunFile) {
    int exitCode = 0;
    try {
      for (Frame frame = connection.read(); frame != null; frame = connection.read()) {
        if (frame instanceof Frame.Cancel cancel) {
          tasks.cancel(cancel.map());
        } else if (frame instanceof Frame.Ask) {
          connection.send(vitals());
        } else {
          inbox.add(frame);
        }
      }
    } catch (IOException | RuntimeException e) {
      exitCode = 1;
      Streams.ofProcess().println("the line to the session broke: " + e);
    } finally {
      leave(begunFile, exitCode);
    }
  }

  private static Frame.Vitals vitals() {
    Runtime runtime = Runtime.getRuntime();
    return new Frame.Vitals(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory());
  }

  private static void leave(Path begunFile, int exitCode) {
    try {
      LocalValues.ofProcess().close();
    } finally {
      WorkerFiles.leave(begunFile);
      Runtime.getRuntime().halt(exitCode);
    }
  }
}
