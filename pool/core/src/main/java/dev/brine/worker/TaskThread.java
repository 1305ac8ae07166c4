package dev.brine.worker;

import dev.brine.code.ClassCode;
import dev.brine.error.BrineException;
import dev.brine.pickle.Parcel;
import dev.brine.pickle.Replica;
import dev.brine.task.Fn;
import dev.brine.wire.Begun;
import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The thread that runs tasks, one after the other, in the order they came. */
final class TaskThread {
  private static final byte[] NOTHING = {};

  private final Inbox inbox;
  private final Connection connection;
  private final Begun begun;
  private final Streams streams;
  private final Map<String, ClassCode> code = new HashMap<>();
  private final Map<Long, ReplicaOfMap> maps = new HashMap<>();
  private final Cancellations cancellations = new Cancellations();

  TaskThread(Inbox inbox, Connection connection, Begun begun) {
    this.inbox = inbox;
    this.connection = connection;
    this.begun = begun;
    this.streams = new Streams(connection);
  }

  /** Runs until the session says that it was enough. */
  void run() {
    cancellations.watch(Thread.currentThread());
    streams.install();
    while (true) {
      Frame frame = inbox.take();
      if (frame instanceof Frame.Task task) {
        run(task);
      } else if (frame instanceof Frame.Code each) {
        code.put(each.code().hash(), each.code());
      } else if (frame instanceof Frame.Parcel parcel) {
        maps.computeIfAbsent(parcel.map(), map -> new ReplicaOfMap()).add(parcel(parcel));
      } else if (frame instanceof Frame.Watch watch) {
        maps.computeIfAbsent(watch.map(), map -> new ReplicaOfMap()).watch();
      } else if (frame instanceof Frame.EndMap end) {
        end(end.map());
      } else if (frame instanceof Frame.ForgetCode) {
        code.clear();
      } else if (frame instanceof Frame.Shutdown) {
        return;
      } else {
        throw new BrineException("a worker is not told " + frame.getClass().getSimpleName());
      }
    }
  }

  /** The map's tasks are no longer wanted. Called by another thread. */
  void cancel(long map) {
    cancellations.cancel(map);
  }

  private Parcel parcel(Frame.Parcel frame) {
    List<ClassCode> classes = new ArrayList<>();
    for (String hash : frame.hashes()) {
      ClassCode known = code.get(hash);
      if (known == null) {
        throw new BrineException("the class " + hash + " was not sent");
      }
      classes.add(known);
    }
    return new Parcel(classes, frame.classPath(), frame.graph());
  }

  private void end(long map) {
    ReplicaOfMap ended = maps.remove(map);
    if (ended != null) {
      if (ended.isWatched()) {
        connection.send(new Frame.Changed(map, ended.any().changed()));
      }
      ended.any().close();
    }
    cancellations.forget(map);
  }

  private void run(Frame.Task task) {
    begun.set(task.number());
    ReplicaOfMap map = maps.get(task.map());
    if (map == null) {
      throw new BrineException("the map of task " + task.number() + " was not sent");
    }
    Frame.Result result;
    if (cancellations.begin(task.map())) {
      streams.begin(task.map());
      result = answer(task, map);
      streams.end();
    } else {
      result = new Frame.Result(task.number(), Frame.Kind.CANCELLED, 0, NOTHING);
    }
    if (inbox.isEmpty()) {
      connection.send(result);
    } else {
      connection.sendSoon(result);
    }
  }

  /** Whatever the user's code, or what it reaches, does is an answer. */
  private Frame.Result answer(Frame.Task task, ReplicaOfMap map) {
    long start = System.nanoTime();
    Object value;
    Replica replica;
    try {
      replica = map.opened();
      Thread.currentThread().setContextClassLoader(replica.loader());
      Object item = replica.readItem(task.item());
      start = System.nanoTime();
      value = call(replica.function(), item);
    } catch (Throwable thrown) {
      long nanos = System.nanoTime() - start;
      boolean cancelled = cancellations.end();
      return cancelled
          ? new Frame.Result(task.number(), Frame.Kind.CANCELLED, nanos, NOTHING)
          : new Frame.Result(
              task.number(), Frame.Kind.THROWN, nanos, map.any().writeThrown(thrown));
    }
    long nanos = System.nanoTime() - start;
    cancellations.end();
    try {
      byte[] payload = replica.writeResult(value);
      return new Frame.Result(task.number(), Frame.Kind.VALUE, nanos, payload);
    } catch (Throwable refused) {
      String reason = refused.getMessage() == null ? refused.toString() : refused.getMessage();
      byte[] payload = reason.getBytes(StandardCharsets.UTF_8);
      return new Frame.Result(task.number(), Frame.Kind.REFUSED, nanos, payload);
    }
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object call(Object function, @Nullable Object item) throws Exception {
    return ((Fn<@Nullable Object, @Nullable Object>) function).call(item);
  }

  /** Which maps are cancelled, and whether that concerns the task that runs. Thread-safe. */
  private static final class Cancellations {
    private static final long NONE = -1;

    private final Set<Long> cancelled = new HashSet<>();
    private @Nullable Thread thread;
    private long running = NONE;

    synchronized void watch(Thread taskThread) {
      thread = taskThread;
    }

    synchronized void cancel(long map) {
      cancelled.add(map);
      if (running == map && thread != null) {
        thread.interrupt();
      }
    }

    synchronized boolean begin(long map) {
      if (cancelled.contains(map)) {
        return false;
      }
      running = map;
      return true;
    }

    /** Ends the task; whether it was cancelled meanwhile. The interrupt flag is down afterwards. */
    synchronized boolean end() {
      boolean was = cancelled.contains(running);
      running = NONE;
      Thread.interrupted();
      return was;
    }

    synchronized void forget(long map) {
      cancelled.remove(map);
    }
  }
}
