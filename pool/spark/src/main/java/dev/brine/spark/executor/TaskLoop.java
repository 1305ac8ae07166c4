package dev.brine.spark.executor;

import dev.brine.payload.Payload;
import dev.brine.pickle.Replica;
import dev.brine.task.Fn;
import dev.brine.task.TaskContext;
import dev.brine.worker.Memory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the items of one batch, one after the other, on a thread of their own, so that one which
 * does not end can be left behind. Spark's own thread waits for it, and hands an interrupt on.
 */
final class TaskLoop {
  /** A task that ran too long has so long to follow its interrupt, in nanoseconds. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  /** An item that is not the first is not told sooner than so long after the one before. */
  private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** With so many bytes of results a batch ends early, so that they can be delivered. */
  private static final int LARGEST_RESULT = 16 << 20;

  private final Agent agent;
  private final MapTerms terms;
  private final Batch batch;
  private final boolean careful;
  private final long sparkTask;
  private final TaskOutput output;
  private final Answers answers = new Answers();
  private final Thread thread = new Thread(this::runAll, "brine-task");

  // Guarded by this.
  private int next;
  private long callBegun;
  private boolean done;
  private boolean abandoned;
  private boolean cancelled;
  private boolean worn;

  TaskLoop(Agent agent, MapTerms terms, Batch batch, org.apache.spark.TaskContext context) {
    this.agent = agent;
    this.terms = terms;
    this.batch = batch;
    this.careful = batch.isCareful() || context.attemptNumber() > 0;
    this.sparkTask = context.taskAttemptId();
    this.output = new TaskOutput(agent, terms.map());
  }

  BatchResult run() {
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = await();
    String out = output.takeRest(false);
    String err = output.takeRest(true);
    synchronized (this) {
      abandoned = true;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return new BatchResult(
          agent.executor(),
          ProcessHandle.current().pid(),
          sparkTask,
          answers.pack(),
          out,
          err,
          worn);
    }
  }

  /** Waits for the end, or ends what runs too long; whether Spark has interrupted meanwhile. */
  private synchronized boolean await() {
    boolean interrupted = false;
    while (!done) {
      long rest = rest();
      if (rest <= 0) {
        giveUp();
        return interrupted;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, rest);
      } catch (InterruptedException killed) {
        // A task that does not listen is ended together with this process, by Spark's reaper.
        interrupted = true;
        cancelled = true;
        thread.interrupt();
      }
    }
    return interrupted;
  }

  private long rest() {
    return terms.timeoutNanos() == 0 || callBegun == 0
        ? TimeUnit.SECONDS.toNanos(1)
        : callBegun + terms.timeoutNanos() - System.nanoTime();
  }

  /** Answers for the item that runs, and gives back those behind it. */
  private void giveUp() {
    abandoned = true;
    int running = next - 1;
    answers.add(
        batch.index(running),
        Answers.OVERDUE,
        batch.attempt(running),
        System.nanoTime() - callBegun);
    giveBack();
    thread.interrupt();
    long end = System.nanoTime() + PATIENCE;
    boolean interrupted = false;
    for (long rest = PATIENCE; !done && rest > 0; rest = end - System.nanoTime()) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, rest);
      } catch (InterruptedException killed) {
        interrupted = true;
      }
    }
    worn |= !done;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveBack() {
    for (; next < batch.size(); next++) {
      answers.add(batch.index(next), Answers.NOT_BEGUN, batch.attempt(next), 0);
    }
  }

  private void runAll() {
    agent.streams().begin(output);
    MapCopy copy = null;
    try {
      copy = agent.copies().take(terms);
      runItems(copy);
    } catch (Throwable notEvenACopy) {
      failAll(notEvenACopy);
    } finally {
      agent.streams().end(output);
      boolean reusable;
      synchronized (this) {
        reusable = !abandoned;
        done = true;
        notifyAll();
      }
      if (copy != null && reusable) {
        agent.copies().giveBack(terms.map(), copy);
      }
    }
  }

  /** Whatever kept the batch from running is the answer of all its items. */
  private synchronized void failAll(Throwable why) {
    if (abandoned) {
      return;
    }
    byte[] written = Replica.lending().writeThrown(why).pack();
    for (; next < batch.size(); next++) {
      answers.add(
          new Answers.Answer(
              batch.index(next), Answers.THROWN, batch.attempt(next), now(), 0, 0, written));
    }
  }

  private void runItems(MapCopy copy) {
    long start = System.nanoTime();
    long told = start - TELL_NANOS;
    int offset = 0;
    int i = begin();
    while (i >= 0) {
      long before = System.nanoTime();
      if (careful || i == 0 || before - told >= TELL_NANOS) {
        tell(batch.index(i));
        told = before;
      }
      Answers.Answer answer = answer(copy, i, offset);
      offset += batch.length(i);
      if (!end(answer)) {
        return;
      }
      long spent = System.nanoTime() - start;
      boolean enough = terms.budgetNanos() > 0 && spent > terms.budgetNanos();
      i = begin();
      if (i >= 0 && (enough || isFull())) {
        synchronized (this) {
          next--;
          giveBack();
        }
        return;
      }
    }
  }

  /** Tells that an item begins; waits until the driver knows only where that must be certain. */
  private void tell(long index) {
    Told begun = new Told.Begun(agent.executor(), sparkTask, terms.map(), index, careful);
    if (careful) {
      agent.ask(begun);
    } else {
      agent.send(begun);
    }
  }

  /** The next item; negative if there is none. */
  private synchronized int begin() {
    return abandoned || cancelled || next == batch.size() ? -1 : next++;
  }

  private synchronized boolean isFull() {
    return answers.bytes() > LARGEST_RESULT || worn;
  }

  /** Whether somebody still wants answers. */
  private synchronized boolean end(Answers.Answer answer) {
    callBegun = 0;
    if (abandoned) {
      return false;
    }
    answers.add(answer);
    return true;
  }

  private Answers.Answer answer(MapCopy copy, int i, int offset) {
    long begun = now();
    long entered = System.nanoTime();
    long callStart = 0;
    long nanos = 0;
    boolean returned = false;
    byte kind;
    byte[] payload;
    try {
      Replica replica = copy.opened(terms.parcels());
      thread.setContextClassLoader(replica.loader());
      Object item = replica.readItem(Payload.unpack(batch.item(i, offset)));
      Object function = replica.function();
      callStart = System.nanoTime();
      callBegins(callStart);
      Object value =
          TaskContext.Scope.call(
              batch.index(i),
              batch.attempt(i),
              agent.worker(),
              terms.seed(),
              () -> call(function, item));
      nanos = System.nanoTime() - callStart;
      returned = true;
      callEnds();
      payload = replica.writeResult(value).pack();
      kind = Answers.VALUE;
    } catch (Throwable thrown) {
      if (callStart != 0 && !returned) {
        nanos = System.nanoTime() - callStart;
      }
      callEnds();
      note(thrown);
      kind = returned ? Answers.REFUSED : Answers.THROWN;
      payload = returned ? reason(thrown) : copy.any().writeThrown(thrown).pack();
    } finally {
      boolean unused = Thread.interrupted();
      agent.streams().between(output);
    }
    long overhead = System.nanoTime() - entered - nanos;
    return new Answers.Answer(
        batch.index(i), kind, batch.attempt(i), begun, nanos, overhead, payload);
  }

  private static byte[] reason(Throwable refused) {
    String reason = refused.getMessage() == null ? refused.toString() : refused.getMessage();
    return reason.getBytes(StandardCharsets.UTF_8);
  }

  /** A heap that was full may stay so, and nobody knows what was left half done. */
  private synchronized void note(Throwable thrown) {
    worn |= Memory.isOutOf(thrown);
  }

  private synchronized void callBegins(long nanoTime) {
    callBegun = nanoTime;
    notifyAll();
  }

  private synchronized void callEnds() {
    callBegun = 0;
  }

  private static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object call(Object function, @Nullable Object item) throws Exception {
    return ((Fn<@Nullable Object, @Nullable Object>) function).call(item);
  }
}
