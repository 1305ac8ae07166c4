package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.wire.WorkerFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.ObjectName;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** The recordings of Java Flight Recorder that run in this process. Thread-safe. */
final class Recordings {
  private static final Map<String, Recording> RUNNING = new ConcurrentHashMap<>();

  private Recordings() {}

  /** Begins one; another call does nothing while it runs. */
  static void start(String id) throws IOException, ParseException, JMException {
    if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty() || !FlightRecorder.isAvailable()) {
      throw new BrineException("this JVM has no Flight Recorder");
    }
    keepFilesPrivate();
    Recording recording = new Recording(Configuration.getConfiguration("profile"));
    if (RUNNING.putIfAbsent(id, recording) == null) {
      recording.start();
    } else {
      recording.close();
    }
  }

  /**
   * What a worker records is written to the pool's directory until then, since only that is removed
   * whatever the worker's end.
   */
  private static void keepFilesPrivate() throws JMException {
    String directory = System.getProperty(WorkerFiles.DIRECTORY);
    if (directory != null && !FlightRecorder.isInitialized()) {
      String[] arguments = {"repositorypath=\"" + directory + "\""};
      Object unused =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "jfrConfigure",
                  new Object[] {arguments},
                  new String[] {String[].class.getName()});
    }
  }

  /** Ends one and writes it to a file; returns whether there was one. */
  static boolean stop(String id, Path file) throws IOException {
    try (Recording recording = RUNNING.remove(id)) {
      if (recording == null) {
        return false;
      }
      recording.stop();
      recording.dump(file);
      return true;
    }
  }
}
