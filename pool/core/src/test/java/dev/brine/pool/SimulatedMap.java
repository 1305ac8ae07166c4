package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.task.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One map that the user of a simulation has begun, and what came of it. */
final class SimulatedMap {
  /** Which verb began it. */
  enum Verb {
    MAP,
    OUTCOMES,
    STREAM,
    EVERYWHERE
  }

  final Verb verb;
  final Options options;
  final MapRun run;
  final List<SimulatedItem> items = new ArrayList<>();

  /** The workers that were sent any of its tasks. */
  final Set<SimulatedWorker> team = new HashSet<>();

  /** How many items it has at most; those of each worker are told before. */
  final int most;

  private final @Nullable OutcomeWindow window;
  private final Map<Long, Outcome<?>> known = new HashMap<>();
  private @Nullable ProcessFeed feed;
  boolean ended;
  private @Nullable String violation;

  SimulatedMap(Verb verb, Options options, int most, boolean ordered) {
    this.verb = verb;
    this.options = options;
    this.most = most;
    this.window = verb == Verb.STREAM ? new OutcomeWindow(ordered) : null;
    boolean failFast = verb == Verb.MAP || verb == Verb.EVERYWHERE;
    Outcomes outcomes = window == null ? new Known() : window;
    this.run = new MapRun(failFast, outcomes, OptionalLong.empty(), null);
  }

  /** Notices what is delivered twice. */
  private final class Known implements Outcomes {
    @Override
    public void expect(long first, int count) {}

    @Override
    public boolean keep(Outcome<?> outcome) {
      note(outcome);
      return true;
    }

    @Override
    public void end() {}
  }

  void begin(Feed opened) {
    feed = (ProcessFeed) opened;
  }

  ProcessFeed feed() {
    if (feed == null) {
      throw new IllegalStateException("not open yet");
    }
    return feed;
  }

  long number() {
    return feed().map;
  }

  /** Adds the next item. */
  void add() throws InterruptedException {
    if (!run.isOver()) {
      SimulatedItem item = new SimulatedItem(this, items.size());
      items.add(item);
      feed().add(value(item.index), false);
    }
  }

  void end() throws InterruptedException {
    ended = true;
    feed().end();
  }

  /** What an item is, and its result. */
  int value(long index) {
    return (int) (31 * number() + index) % SimulatedWorker.VALUES;
  }

  /** Whether a result can be taken of a stream. */
  boolean isReady() {
    return window != null && window.isReady();
  }

  /** Takes a result of a stream; its failure ends the stream. */
  void take() throws InterruptedException {
    Outcome<?> outcome = window == null ? null : window.take();
    if (outcome != null) {
      note(outcome);
      if (!outcome.isSuccess()) {
        feed().cancel();
      }
    }
  }

  private void note(Outcome<?> outcome) {
    if (known.put(outcome.index(), outcome) != null) {
      violation = "item " + outcome.index() + " has two outcomes";
    } else if (outcome.isSuccess()
        && !Integer.valueOf(value(outcome.index())).equals(outcome.value())) {
      violation = "item " + outcome.index() + " has the result of another one";
    }
  }

  /** How many items were neither sent nor answered. */
  int waiting() {
    if (run.isOver()) {
      return 0;
    }
    long sent = items.stream().filter(item -> item.on != null).count();
    return (int) (items.size() - run.progress().done() - sent);
  }

  /** What is wrong with it at this moment; null for nothing. */
  @Nullable String violation() {
    return violation;
  }

  /** What is wrong with it when all is done; null for nothing. */
  @Nullable String endViolation() throws InterruptedException {
    if (!run.isOver()) {
      return "it is left open";
    }
    try {
      while (isReady()) {
        take();
      }
      run.await();
      return known.size() == items.size()
          ? violation
          : "of its items only are known " + known.keySet();
    } catch (CancellationException cancelled) {
      return violation;
    } catch (BrineException failure) {
      boolean failsAsAnItem = known.values().stream().anyMatch(each -> failure == each.error());
      return failsAsAnItem || failure.getClass() != dev.brine.error.TaskException.class
          ? violation
          : "it failed as no item of it did: " + failure;
    }
  }

  @Override
  public String toString() {
    return "map " + number() + " (" + verb + ")";
  }
}
