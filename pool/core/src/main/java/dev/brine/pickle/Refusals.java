package dev.brine.pickle;

import com.google.common.collect.ImmutableMap;
import dev.brine.error.CaptureException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.io.Serializable;
import java.io.Writer;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Channel;
import java.nio.file.FileSystem;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Spliterator;
import java.util.Timer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.Condition;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Says why a class cannot travel, and what to do instead. */
final class Refusals {
  static final String STREAM =
      "a stream cannot leave its process; open it inside the task, or pass what it holds";

  private static final Map<Class<?>, String> REASONS = new LinkedHashMap<>();

  static {
    REASONS.put(Thread.class, "a thread cannot leave its process; start it inside the task");
    REASONS.put(
        ThreadLocal.class,
        "its values belong to threads of this process; make one inside the task");
    REASONS.put(
        ClassLoader.class,
        "a class loader cannot leave its process; inside a task use that of its thread");
    REASONS.put(Process.class, "a process handle has no meaning elsewhere; start it in the task");
    REASONS.put(
        Scanner.class,
        "it reads something of this process; make it inside the task, or read first");
    REASONS.put(Timer.class, "its thread belongs to this process; make one inside the task");
    REASONS.put(
        WatchService.class, "it watches on behalf of this process; make one inside the task");
    REASONS.put(
        FileSystem.class, "a file system cannot leave its process; open it inside the task");
    for (Class<?> meeting :
        List.of(CountDownLatch.class, CyclicBarrier.class, Phaser.class, Exchanger.class)) {
      REASONS.put(meeting, "only threads of this process can meet in it; make one inside the task");
    }
    for (Class<?> stream :
        List.of(
            InputStream.class,
            OutputStream.class,
            Reader.class,
            Writer.class,
            RandomAccessFile.class)) {
      REASONS.put(stream, STREAM);
    }
    for (Class<?> socket :
        List.of(Socket.class, ServerSocket.class, DatagramSocket.class, Channel.class)) {
      REASONS.put(socket, "a connection cannot leave its process; open it inside the task");
    }
    REASONS.put(Executor.class, "its threads belong to this process; make one inside the task");
    REASONS.put(
        Future.class, "it is tied to threads of this process; wait for it and pass its value");
    REASONS.put(
        Condition.class, "a condition belongs to a lock of this process; make both in the task");
    REASONS.put(Enumeration.class, "it can be read only here; collect it to a list first");
    REASONS.put(BaseStream.class, "a stream can be read only here; collect it to a list first");
    REASONS.put(Iterator.class, "an iterator can be read only here; collect it to a list first");
    REASONS.put(Spliterator.class, "it can be read only here; collect it to a list first");
    REASONS.put(
        Reference.class, "the garbage collector of this process owns it; pass its referent");
    REASONS.put(MethodHandle.class, "a method handle cannot be described; pass a lambda instead");
  }

  /** Types of modules and libraries that need not be there. */
  private static final ImmutableMap<String, String> REASONS_BY_NAME =
      ImmutableMap.of(
          Guava.name("cache.Cache"),
          "it would arrive empty; make one inside the task, or pass cache.asMap() copied to a map",
          Guava.name("base.Stopwatch"),
          "it reads a clock of this process; make one inside the task, or pass the elapsed time",
          "org.w3c.dom.Node",
          "a document's nodes are written by its parser only; pass its text",
          "java.sql.Connection",
          "a connection cannot leave its process; open it inside the task",
          "java.sql.Statement",
          "a connection cannot leave its process; open it inside the task",
          "java.sql.ResultSet",
          "it reads from a connection of this process; copy its rows to a list first",
          "java.net.http.HttpClient",
          "its connections belong to this process; make one inside the task",
          "java.util.logging.Logger",
          "a logger is configured in this process; get one inside the task",
          "dev.brine.pool.Pool",
          "a pool belongs to this process; inside a task use Brine.pool()");

  private Refusals() {}

  /** Why instances of a class that is not the session's cannot travel, or null where they can. */
  static @Nullable String reason(Class<?> type) {
    String byKind = byKind(type);
    if (byKind != null) {
      return byKind;
    }
    if (!Serializable.class.isAssignableFrom(type)) {
      return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)
          ? "this view or collection does not say how to copy it; pass a copy, "
              + "such as new ArrayList<>(it)"
          : "it is not java.io.Serializable; pass what it holds, or make it inside the task";
    }
    return null;
  }

  /** The refusal of code that names a class which is not there. */
  static CaptureException missing(String code, Exception e) {
    return new CaptureException(
        List.of(code), "it needs a class that is not to be found: " + e.getMessage(), e);
  }

  /** The refusal of an object that overflows the stack when it writes itself. */
  static CaptureException tooDeep(Object object) {
    return new CaptureException(
        List.of(TypeNames.of(object.getClass())),
        "it writes itself by recursion and is nested too deeply; put its parts into a list");
  }

  /** An object whose own code fails with an error while it is written. */
  static CaptureException broken(Object object, Error error) {
    return new CaptureException(
        List.of(TypeNames.of(object.getClass())), "it cannot be written: " + error, error);
  }

  /** What the user calls a class: without the generated class around it. */
  static String simpleName(Class<?> type) {
    return type.getSimpleName().isEmpty() ? TypeNames.of(type) : type.getSimpleName();
  }

  /** Why no instance of this kind can travel, or null where that depends on more. */
  static @Nullable String byKind(Class<?> type) {
    for (Map.Entry<Class<?>, String> entry : REASONS.entrySet()) {
      if (entry.getKey().isAssignableFrom(type)) {
        return entry.getValue();
      }
    }
    return byName(type);
  }

  static @Nullable String byName(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      String reason = REASONS_BY_NAME.get(each.getName());
      if (reason != null) {
        return reason;
      }
      for (Class<?> above : each.getInterfaces()) {
        String inherited = byName(above);
        if (inherited != null) {
          return inherited;
        }
      }
    }
    return null;
  }
}
