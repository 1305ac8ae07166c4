package dev.brine.pool;

import dev.brine.payload.Payload;
import dev.brine.pickle.Replica;
import dev.brine.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A worker without a process: it does what a worker does, one small step after the other. */
final class SimulatedWorker implements Link {
  /** So many results are there; writing each of them again would only take time. */
  static final int VALUES = 512;

  private static final long FIRST_PID = 1L << 30;
  private static final long[] NANOS = {100, 20_000, 1_000_000, 30_000_000};
  private static final Payload NOTHING = Payload.of(new byte[0]);
  private static final Payload REFUSAL =
      Payload.of("cannot travel".getBytes(StandardCharsets.UTF_8));
  private static final Payload[] RESULTS = new Payload[VALUES];
  private static final Payload THROWN;

  static {
    Replica replica = Replica.create();
    for (int i = 0; i < VALUES; i++) {
      RESULTS[i] = replica.writeResult(i);
    }
    THROWN = replica.writeThrown(new IllegalStateException("thrown"));
  }

  private final Simulation simulation;
  private final Random random;
  private final int number;
  private final Worker worker;

  /** The tasks that it was sent, by their numbers. */
  final Map<Long, SimulatedItem> items = new HashMap<>();

  private final Deque<Frame> line = new ArrayDeque<>();
  private final Deque<Frame> inbox = new ArrayDeque<>();
  private final Deque<Frame> outbox = new ArrayDeque<>();
  private final Map<Long, Boolean> maps = new HashMap<>();
  private final Set<Long> cancelled = new HashSet<>();
  private Frame.@Nullable Task running;
  private long begun;
  private long called;
  private long takenFrom;
  private long takenTo;
  private boolean marked;
  private boolean stuck;
  private boolean shutdown;
  private boolean killed;
  private boolean dead;
  private boolean ended;

  SimulatedWorker(Simulation simulation, Random random, int number) {
    this.simulation = simulation;
    this.random = random;
    this.number = number;
    this.worker = new Worker(number, this);
  }

  Worker worker() {
    return worker;
  }

  @Override
  public long pid() {
    return FIRST_PID + number;
  }

  @Override
  public void send(List<? extends Frame> frames) {
    for (Frame frame : frames) {
      simulation.sent(this, frame);
      shutdown |= frame instanceof Frame.Shutdown;
      if (frame instanceof Frame.Ask && isWell()) {
        // The session waits for it.
        simulation.receives(this, List.of(new Frame.Vitals(1, 2)));
      } else if (!dead) {
        line.add(frame);
      }
    }
  }

  @Override
  public long sentBytes() {
    return 0;
  }

  @Override
  public long receivedBytes() {
    return 0;
  }

  @Override
  public long lastBegun() {
    return simulation.fault() == SimulationFault.BEGUN_IS_UNKNOWN ? 0 : begun;
  }

  @Override
  public long lastCalled() {
    return called;
  }

  @Override
  public long takeBack(long from, long to) {
    if (marked) {
      return -1;
    }
    marked = true;
    takenFrom = from;
    takenTo = to;
    for (long task = Math.max(begun + 1, from); task <= to; task++) {
      SimulatedItem item = items.remove(task);
      if (item != null) {
        item.on = null;
      }
    }
    simulation.story().tell(() -> this + " loses tasks from " + from + " to " + to);
    return begun;
  }

  /** Whether the task was taken back. */
  private boolean isTaken(long task) {
    boolean taken = marked && takenFrom <= task && task <= takenTo;
    marked &= task <= takenTo;
    return taken && simulation.fault() != SimulationFault.TAKEN_BACK_IS_DONE;
  }

  @Override
  public void kill() {
    killed = true;
  }

  @Override
  public void awaitEnd(long nanos) {
    if (killed && !dead) {
      die(true);
    }
    while (canRead() || canStep()) {
      act();
    }
    while (dead && !ended) {
      act();
    }
  }

  /** Whether it does what it is told. */
  boolean isWell() {
    return !dead && !killed;
  }

  /** Whether the pool counts it: it has connected, was not told to end, and has not ended. */
  boolean isCounted() {
    return !ended && !shutdown && !(killed && !worker.ready);
  }

  boolean hasEnded() {
    return ended;
  }

  boolean wasToldToEnd() {
    return shutdown;
  }

  /** The number of the map whose task will not end by itself; null if there is none. */
  @Nullable Long stuckWith() {
    return stuck && running != null ? running.map() : null;
  }

  /** Whether anything can happen to it. */
  boolean canAct() {
    return !ended && (canRead() || canStep() || !outbox.isEmpty() || dead || killed);
  }

  private boolean canRead() {
    return !dead && !line.isEmpty();
  }

  private boolean canStep() {
    return !dead && (running == null ? !inbox.isEmpty() : !stuck);
  }

  /** One of the things that can happen to it. */
  void act() {
    while (true) {
      switch (random.nextInt(5)) {
        case 0 -> {
          if (canRead()) {
            read();
            return;
          }
        }
        case 1, 2 -> {
          if (canStep()) {
            step();
            return;
          }
        }
        case 3 -> {
          if (!outbox.isEmpty()) {
            List<Frame> together = new ArrayList<>();
            for (int i = random.nextInt(outbox.size()); i >= 0; i--) {
              together.add(outbox.remove());
            }
            simulation.receives(this, together);
            return;
          }
        }
        default -> {
          if (killed && !dead) {
            die(true);
            return;
          }
          if (dead && outbox.isEmpty()) {
            ended = true;
            simulation.ends(this);
            return;
          }
        }
      }
    }
  }

  /** Its process ends at any moment. */
  void die(boolean withLoss) {
    simulation.story().tell(() -> this + " dies" + (withLoss ? " with what it said last" : ""));
    dead = true;
    for (int i = withLoss ? random.nextInt(outbox.size() + 1) : 0; i > 0; i--) {
      Frame unused = outbox.removeLast();
    }
  }

  private void read() {
    Frame frame = line.remove();
    if (frame instanceof Frame.Cancel cancel) {
      cancelled.add(cancel.map());
      if (running != null && running.map() == cancel.map() && random.nextBoolean()) {
        stuck = false;
      }
    } else {
      inbox.add(frame);
    }
  }

  private void step() {
    Frame.Task task = running;
    if (task == null) {
      take(inbox.remove());
    } else if (simulation.breaks(task)) {
      die(random.nextBoolean());
    } else if (called != begun) {
      called = begun;
      stuck = task.map() != 0 && random.nextInt(25) == 0 && !cancelled.contains(task.map());
    } else {
      running = null;
      answer(task);
    }
  }

  private void take(Frame frame) {
    simulation.story().tell(() -> this + " takes " + SimulationStory.text(frame));
    if (frame instanceof Frame.Task task) {
      if (isTaken(task.number())) {
        return;
      }
      begun = task.number();
      SimulatedItem item = items.get(task.number());
      if (item != null) {
        item.begun++;
      }
      if (cancelled.contains(task.map())) {
        outbox.add(new Frame.Result(task.number(), Frame.Kind.CANCELLED, 0, 0, 0, NOTHING));
      } else if (maps.containsKey(task.map())) {
        running = task;
      } else {
        simulation.story().violated(this + " was not sent the map of task " + task.number());
      }
    } else if (frame instanceof Frame.Begin begin) {
      maps.put(begin.map(), begin.watched());
    } else if (frame instanceof Frame.EndMap end) {
      Boolean watched = maps.remove(end.map());
      if (watched != null && watched) {
        outbox.add(new Frame.Changed(end.map(), List.of()));
      }
      cancelled.remove(end.map());
    } else if (frame instanceof Frame.Shutdown) {
      die(false);
    }
  }

  private void answer(Frame.Task task) {
    SimulatedItem item = items.get(task.number());
    Frame.Kind kind = simulation.kind(task, cancelled.contains(task.map()));
    Payload payload =
        switch (kind) {
          case VALUE -> RESULTS[item == null ? 0 : item.map.value(item.index)];
          case THROWN -> THROWN;
          case REFUSED -> REFUSAL;
          case CANCELLED -> NOTHING;
        };
    long nanos = NANOS[random.nextInt(NANOS.length)];
    simulation.story().tell(() -> this + " answers task " + task.number() + " with " + kind);
    outbox.add(new Frame.Result(task.number(), kind, 0, nanos, 0, payload));
  }

  @Override
  public String toString() {
    return "worker " + number;
  }
}
