package dev.brine.worker;

import dev.brine.code.ClassCode;
import dev.brine.error.BrineException;
import dev.brine.payload.Payload;
import dev.brine.pickle.Parcel;
import dev.brine.pickle.Replica;
import dev.brine.pickle.SharedCopies;
import dev.brine.task.Fn;
import dev.brine.task.TaskContext;
import dev.brine.task.TaskOutput;
import dev.brine.wire.Begun;
import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The thread that runs tasks, one after the other, in the order they came. */
final class TaskThread {
  /** No task has this number. */
  private static final long NONE = 0;

  private static final Payload NOTHING = Payload.of(new byte[0]);

  private final int worker;
  private final Inbox inbox;
  private final Connection connection;
  private final Begun begun;
  private final Turn turn = new Turn();
  private final TaskTimes times = new TaskTimes();
  private final Streams streams;
  private final ShownValues shown;
  private final Map<String, ClassCode> code = new HashMap<>();
  private final Replicas maps = new Replicas();
  private final Cancellations cancellations = new Cancellations();
  private final HeapWatch heap = new HeapWatch();
  private boolean outOfMemory;

  /** The session was not told at once of so many results: it sees to it that more tasks wait. */
  private int unsent;

  TaskThread(int worker, Inbox inbox, Connection connection, Begun begun) {
    this.worker = worker;
    this.inbox = inbox;
    this.connection = connection;
    this.begun = begun;
    this.streams = new Streams(connection, turn);
    this.shown = new ShownValues(connection, turn);
  }

  /**
   * Runs until the session says that it was enough, or until the heap is full. Where a task ran out
   * of memory it may stay full, and whatever had to allocate then is in a state that nobody knows.
   *
   * @return whether this process is still of use
   */
  boolean run() {
    cancellations.watch(Thread.currentThread());
    streams.install();
    TaskOutput.Sink unused = TaskOutput.Sink.install(shown);
    while (true) {
      if (inbox.ready() == 0) {
        times.pause();
      }
      Frame frame = inbox.take();
      if (frame instanceof Frame.Task task) {
        if (!run(task)) {
          return false;
        }
        continue;
      }
      times.pause();
      if (frame instanceof Frame.Code each) {
        code.put(each.code().hash(), each.code());
      } else if (frame instanceof Frame.Parcel parcel) {
        maps.begin(parcel.map()).add(parcel(parcel));
      } else if (frame instanceof Frame.Begin begin) {
        maps.begin(begin.map()).begin(begin);
      } else if (frame instanceof Frame.EndMap end) {
        end(end.map());
      } else if (frame instanceof Frame.ForgetCode) {
        code.clear();
      } else if (frame instanceof Frame.Share share) {
        SharedCopies.ofProcess().share(share.id(), share.value());
      } else if (frame instanceof Frame.Unshare unshare) {
        SharedCopies.ofProcess().unshare(unshare.id());
      } else if (frame instanceof Frame.Shutdown) {
        return true;
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
    ReplicaOfMap ended = maps.end(map);
    if (ended != null) {
      if (ended.isWatched()) {
        connection.send(new Frame.Changed(map, ended.any().changed()));
      }
      ended.any().close();
    }
    cancellations.forget(map);
  }

  private boolean run(Frame.Task task) {
    if (!begun.begin(task.number())) {
      tellBeforeWait();
      return true;
    }
    ReplicaOfMap map = maps.of(task.map());
    if (map == null) {
      throw new BrineException("the map of task " + task.number() + " was not sent");
    }
    Frame.Result result;
    boolean full = false;
    if (cancellations.begin(task.map())) {
      streams.begin(task.map());
      result = answer(task, map);
      full = heap.isFull(times.end());
      if (full) {
        System.err.printf(
            "warning: worker %d is replaced: what tasks left behind, in statics or caches, fills"
                + " its heap of %d MiB%n",
            worker, Runtime.getRuntime().maxMemory() >> 20);
      }
      if (streams.end()) {
        times.pause();
      }
    } else {
      result = new Frame.Result(task.number(), Frame.Kind.CANCELLED, 0, 0, 0, NOTHING);
    }
    send(result);
    return !outOfMemory && !full;
  }

  /** What comes next was taken back, and may be all that there was beside untold results. */
  private void tellBeforeWait() {
    if (unsent > 0 && unsent >= inbox.ready()) {
      unsent = 0;
      connection.tell();
    }
  }

  private void send(Frame.Result result) {
    unsent++;
    boolean soon = unsent < inbox.ready();
    if (!connection.share(result, soon)) {
      // Its arrays are the user's own, whose code must not run on before they are sent; nor must it
      // end the process.
      begun.setCalled(NONE);
      connection.sendAndWait(result);
      result.payload().release();
      times.pause();
    }
    if (!soon) {
      unsent = 0;
    }
  }

  /** Whatever the user's code, or what it reaches, does is an answer. */
  private Frame.Result answer(Frame.Task task, ReplicaOfMap map) {
    times.taskBegins();
    Object value;
    Replica replica;
    try {
      replica = map.opened();
      Thread thread = Thread.currentThread();
      if (thread.getContextClassLoader() != replica.loader()) {
        thread.setContextClassLoader(replica.loader());
      }
      Object item = replica.readItem(task.item());
      Object function = replica.function();
      begun.setCalled(task.number());
      times.callBegins();
      value =
          TaskContext.Scope.call(
              task.index(), task.attempt(), worker, map.seed(), () -> call(function, item));
      times.callEnds();
    } catch (Throwable thrown) {
      times.callEnds();
      outOfMemory |= Memory.isOutOf(thrown);
      boolean cancelled = cancellations.end();
      return cancelled
          ? times.result(task, Frame.Kind.CANCELLED, NOTHING)
          : times.result(task, Frame.Kind.THROWN, map.any().writeThrown(thrown));
    }
    cancellations.end();
    try {
      return times.result(task, Frame.Kind.VALUE, replica.writeResult(value));
    } catch (Throwable refused) {
      outOfMemory |= Memory.isOutOf(refused);
      String reason = refused.getMessage() == null ? refused.toString() : refused.getMessage();
      Payload payload = Payload.of(reason.getBytes(StandardCharsets.UTF_8));
      return times.result(task, Frame.Kind.REFUSED, payload);
    }
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object call(Object function, @Nullable Object item) throws Exception {
    return ((Fn<@Nullable Object, @Nullable Object>) function).call(item);
  }
}
