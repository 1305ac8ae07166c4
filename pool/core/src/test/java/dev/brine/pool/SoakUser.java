package dev.brine.pool;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.error.MapInterruptedException;
import dev.brine.error.TaskException;
import dev.brine.error.TaskTimeoutException;
import dev.brine.error.WorkerDiedException;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of those who use a pool under trouble; it knows for each item what may come of it. */
final class SoakUser implements Runnable {
  private static final Duration LIMIT = Duration.ofMillis(400);
  private static final int MOST_ITEMS = 300;

  /** What a task does. */
  enum Deed {
    COUNT,
    THROW,
    EXIT,
    HALT,
    SLEEP,
    FILL
  }

  /** One item. */
  record Job(int value, Deed deed) {
    static int run(Job job) throws InterruptedException {
      switch (job.deed) {
        case COUNT -> {}
        case THROW -> throw new IllegalStateException("job " + job.value);
        case EXIT -> System.exit(3);
        case HALT -> Runtime.getRuntime().halt(4);
        case SLEEP -> Thread.sleep(60_000);
        case FILL -> {
          byte[] filled = new byte[1 << 20];
          return job.result() + filled[job.value];
        }
      }
      return job.result();
    }

    int result() {
      return 31 * value + 7;
    }
  }

  private final Pool pool;
  private final Random random;
  private final SoakFigures figures;

  /** When the map began that runs, in nanoseconds; 0 if none does. */
  private final AtomicLong begun = new AtomicLong();

  private volatile boolean ends;
  private volatile @Nullable Throwable failure;

  SoakUser(Pool pool, long seed, SoakFigures figures) {
    this.pool = pool;
    this.random = new Random(seed);
    this.figures = figures;
  }

  void end() {
    ends = true;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** How long its map has been running, in seconds. */
  long seconds() {
    long since = begun.get();
    return since == 0 ? 0 : Duration.ofNanos(System.nanoTime() - since).toSeconds();
  }

  @Override
  public void run() {
    try {
      while (!ends) {
        begun.set(System.nanoTime());
        int kind = random.nextInt(6);
        if (kind == 5) {
          runEverywhere();
        } else {
          runMap(kind);
        }
        begun.set(0);
        boolean unused = Thread.interrupted();
      }
    } catch (Throwable wrong) {
      failure = wrong;
    }
  }

  private void runEverywhere() {
    figures.count("everywhere");
    try {
      List<Long> pids = pool.everywhere(Brine::pid);
      check(new HashSet<>(pids).size() == pids.size(), "a worker was asked twice");
    } catch (MapInterruptedException interrupted) {
      figures.interrupted();
    } catch (WorkerDiedException died) {
      figures.failed("a worker that was asked");
    }
  }

  private void runMap(int kind) {
    List<Job> jobs = jobs();
    figures.submitted(jobs.size());
    int known = 0;
    try {
      Pool view = pool.timeout(LIMIT).retries(random.nextInt(3));
      switch (kind) {
        case 0 -> known = checkValues(jobs, view.map(Job::run, jobs));
        case 1, 2 -> known = checkOutcomes(jobs, view.outcomes(Job::run, jobs));
        case 3 -> known = take(jobs, view);
        default -> {
          MapResult<Integer> result = view.amap(Job::run, jobs);
          if (random.nextBoolean()) {
            Thread.sleep(random.nextInt(50));
            boolean unused = result.cancel();
          }
          known = checkValues(jobs, result.get());
        }
      }
    } catch (MapInterruptedException | InterruptedException interrupted) {
      figures.interrupted();
    } catch (CancellationException cancelled) {
      check(kind == 4, "a map is cancelled that nobody cancelled");
      figures.cancelled();
    } catch (BrineException failed) {
      // Of the whole map: it names one of its items.
      figures.failed(checkFailure(jobs, failed, -1));
    }
    // Of a map that ended before, all others ended with it.
    figures.ended(known, jobs.size() - known);
  }

  private List<Job> jobs() {
    int count = 1 + random.nextInt(random.nextInt(MOST_ITEMS) + 1);
    boolean trouble = random.nextInt(4) == 0;
    Deed[] deeds = Deed.values();
    List<Job> jobs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      boolean odd = trouble && random.nextInt(40) == 0;
      jobs.add(
          new Job(random.nextInt(10_000), odd ? deeds[random.nextInt(deeds.length)] : Deed.COUNT));
    }
    return jobs;
  }

  private static int checkValues(List<Job> jobs, List<Integer> values) {
    check(values.size() == jobs.size(), values.size() + " results of " + jobs.size() + " items");
    for (int i = 0; i < values.size(); i++) {
      checkValue(jobs.get(i), values.get(i));
    }
    return values.size();
  }

  private static void checkValue(Job job, @Nullable Integer value) {
    check(value != null && value == job.result(), job + " has the result " + value);
  }

  private int checkOutcomes(List<Job> jobs, List<Outcome<Integer>> outcomes) {
    check(outcomes.size() == jobs.size(), outcomes.size() + " outcomes of " + jobs.size());
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome<Integer> outcome = outcomes.get(i);
      check(outcome.index() == i, "outcome " + i + " is of item " + outcome.index());
      BrineException error = outcome.error();
      if (error == null) {
        checkValue(jobs.get(i), outcome.value());
      } else {
        figures.failed(checkFailure(jobs, error, i));
      }
    }
    return outcomes.size();
  }

  /** Takes some or all results of a stream. */
  private int take(List<Job> jobs, Pool view) {
    int most = random.nextBoolean() ? jobs.size() : random.nextInt(jobs.size());
    int taken = 0;
    try (Stream<Integer> stream = view.imap(Job::run, jobs)) {
      for (Iterator<Integer> results = stream.iterator(); taken < most && results.hasNext(); ) {
        checkValue(jobs.get(taken), results.next());
        taken++;
      }
      check(taken == most, "a stream of " + jobs.size() + " results ends after " + taken);
    }
    return taken;
  }

  /**
   * A failure is one of those that can be, and names its item.
   *
   * @param index the item; -1 if it may be any
   */
  private static String checkFailure(List<Job> jobs, BrineException failure, long index) {
    long named = -1;
    if (failure instanceof TaskException thrown) {
      named = thrown.index();
      Deed deed = jobs.get((int) named).deed;
      check(deed == Deed.THROW || deed == Deed.FILL, "an item threw that does not");
    } else if (failure instanceof TaskTimeoutException late) {
      named = late.index();
    } else if (failure instanceof WorkerDiedException died) {
      if (died.indices().isEmpty() && index < 0) {
        return "no worker lives long enough";
      }
      check(died.indices().size() == 1, "not one item but " + died.indices());
      named = died.indices().get(0);
    } else {
      throw new AssertionError("a failure that cannot be", failure);
    }
    check(named >= 0 && named < jobs.size(), "there is no item " + named);
    check(index < 0 || named == index, "the failure of item " + index + " names " + named);
    return failure.getClass().getSimpleName();
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
