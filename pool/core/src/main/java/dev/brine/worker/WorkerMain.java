package dev.brine.worker;

import dev.brine.code.JdkInternals;
import dev.brine.error.Internal;
import dev.brine.task.LocalValues;
import dev.brine.wire.Begun;
import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import dev.brine.wire.Versions;
import dev.brine.wire.WorkerFiles;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A worker's main. Its arguments are the pool's private directory and the worker's number in it;
 * the first line of its standard input is the token that proves to the session who it is.
 */
@Internal
public final class WorkerMain {
  /** The session is told of results after this time at the latest, in milliseconds. */
  private static final long DELAY = 10;

  /** The last results and what was printed last have this long to go, in milliseconds. */
  private static final long DRAIN = 5000;

  /** After {@code System.exit} by a task they have less: a session that reads takes no time. */
  private static final long DRAIN_AT_EXIT = 500;

  /** Made beforehand: where it is needed nothing can be made. */
  private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

  private static final byte[] FULL =
      "java.lang.OutOfMemoryError: the heap stayed full\n".getBytes(StandardCharsets.US_ASCII);

  private WorkerMain() {}

  /** Connects, and runs tasks until the session ends. */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[0]);
    int number = Integer.parseInt(arguments[1]);
    System.setProperty(WorkerFiles.DIRECTORY, directory.toString());
    Path begunFile = WorkerFiles.begun(directory, number);
    try {
      Interrupts.ignore();
      boolean unused = JdkInternals.openPackages();
      String token = readToken();
      Begun begun = Begun.open(begunFile);
      SocketChannel channel = JdkInternals.openUnixSocket();
      channel.connect(UnixDomainSocketAddress.of(WorkerFiles.socket(directory)));
      Connection connection = new Connection(channel, "brine-writer", DELAY);
      connection.sendResults(begun.results());
      connection.send(new Frame.Hello(token, Versions.current()));
      JdkInternals.reflectAsUsual();
      Inbox inbox = new Inbox();
      TaskThread tasks = new TaskThread(number, inbox, connection, begun);
      // Classes and no lambdas: to link these takes a worker that starts longer.
      Thread reader =
          new Thread("brine-reader") {
            @Override
            public void run() {
              read(connection, inbox, tasks, begunFile);
            }
          };
      reader.setDaemon(true);
      reader.start();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread("brine-drain") {
                @Override
                public void run() {
                  drain(connection);
                }
              });
      if (!tasks.run()) {
        connection.drain(DRAIN);
        endDescendants();
        // No hook and no closer of the user's may hold up a process that is of no more use.
        Runtime.getRuntime().halt(1);
      }
      LocalValues.ofProcess().close();
      connection.drain(DRAIN);
      System.exit(0);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      fail(e, begunFile);
    }
  }

  /** What tasks have started ends with the process that ran them. */
  private static void endDescendants() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  private static void drain(Connection connection) {
    try {
      endDescendants();
      boolean unused = connection.drain(DRAIN_AT_EXIT);
    } catch (InterruptedException exiting) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever still goes wrong, the process ends. */
  private static void fail(Throwable e, Path begunFile) {
    try {
      if (e instanceof OutOfMemoryError) {
        ERR.write(FULL);
      }
      e.printStackTrace(Streams.ofProcess());
      WorkerFiles.leave(begunFile);
    } catch (IOException | RuntimeException | Error again) {
      // Nothing more can be said.
    } finally {
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
    int exitCode = 1;
    try {
      List<Frame> frames = connection.readAll();
      while (!frames.isEmpty()) {
        List<Frame> ofTasks = new ArrayList<>(frames.size());
        for (Frame frame : frames) {
          if (!isAnswered(frame, connection, tasks)) {
            ofTasks.add(frame);
          }
        }
        inbox.add(ofTasks);
        frames = connection.readAll();
      }
      exitCode = 0;
    } catch (IOException | RuntimeException | Error e) {
      Streams.ofProcess().println("the line to the session broke: " + e);
    } finally {
      leave(begunFile, exitCode);
    }
  }

  /** Sees to what does not wait for the task that runs; whether it was such a frame. */
  private static boolean isAnswered(Frame frame, Connection connection, TaskThread tasks) {
    if (frame instanceof Frame.Cancel cancel) {
      tasks.cancel(cancel.map());
      return true;
    }
    if (frame instanceof Frame.Ask) {
      connection.send(vitals());
      return true;
    }
    return false;
  }

  private static Frame.Vitals vitals() {
    Runtime runtime = Runtime.getRuntime();
    return new Frame.Vitals(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory());
  }

  private static void leave(Path begunFile, int exitCode) {
    try {
      LocalValues.ofProcess().close();
      endDescendants();
    } finally {
      WorkerFiles.leave(begunFile);
      Runtime.getRuntime().halt(exitCode);
    }
  }
}
