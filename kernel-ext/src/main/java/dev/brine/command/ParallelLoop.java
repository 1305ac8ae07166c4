package dev.brine.command;

import dev.brine.Brine;
import dev.brine.error.Internal;
import dev.brine.pool.Pool;
import dev.brine.task.Act;
import dev.brine.task.Fn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the code that stands for a parallel loop calls, in the session and in workers. */
@Internal
public final class ParallelLoop {
  /** A header that gives more values than this is taken for endless. */
  private static final int MOST_ITEMS = 10_000_000;

  private static final ThreadLocal<Boolean> SKIPPED = ThreadLocal.withInitial(() -> false);

  private final Pool pool;

  private ParallelLoop(Pool pool) {
    this.pool = pool;
  }

  /**
   * A loop on the default pool.
   *
   * @param workers the most to use; 0 for all
   * @param timeoutMillis how long an item may run; 0 for ever
   * @param batch how many items go together; 0 for as many as the measured time suggests
   */
  public static ParallelLoop with(int workers, long timeoutMillis, int batch) {
    Pool pool = Brine.pool();
    pool = workers == 0 ? pool : pool.limit(workers);
    pool = timeoutMillis == 0 ? pool : pool.timeout(Duration.ofMillis(timeoutMillis));
    return new ParallelLoop(batch == 0 ? pool : pool.batch(batch));
  }

  /** Runs iterations that have a value; those that were skipped are left out of the list. */
  @SuppressWarnings("unchecked")
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> over(
      Iterable<? extends A> items, Fn<A, R> body) {
    List<R> values = new ArrayList<>();
    for (Answer answer : run(new Iteration<>(body), items)) {
      if (!answer.skipped()) {
        values.add((R) answer.value());
      }
    }
    return values;
  }

  /** Runs iterations that have no value. */
  public <A extends @Nullable Object> void each(Iterable<? extends A> items, Act<A> body) {
    run(new Step<>(body), items);
  }

  private <A extends @Nullable Object> List<Answer> run(
      Fn<A, Answer> function, Iterable<? extends A> items) {
    long start = System.nanoTime();
    List<Answer> answers = pool.map(function, items);
    double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    long workers = answers.stream().mapToLong(Answer::pid).distinct().count();
    System.out.printf(
        Locale.ROOT,
        "%d/%1$d in %.1f s on %d worker%s (%.1f/s, 0 failed)%n",
        answers.size(),
        seconds,
        workers,
        workers == 1 ? "" : "s",
        answers.size() / seconds);
    return answers;
  }

  /** Says that the iteration that runs has no value. */
  public static void skip() {
    SKIPPED.set(true);
  }

  /**
   * The header of a counted loop.
   *
   * @param <A> the counter's type
   */
  @FunctionalInterface
  public interface Counting<A> {
    /**
     * Runs the header.
     *
     * @param values takes each of its values
     * @throws Exception whatever the user's code throws
     */
    void run(Consumer<A> values) throws Exception;
  }

  /**
   * The values that a counted loop's header gives.
   *
   * @throws IllegalArgumentException if there is no end to them
   * @throws Exception whatever the user's code throws
   */
  public static <A> List<A> counted(Counting<A> header) throws Exception {
    List<A> values = new ArrayList<>();
    header.run(
        value -> {
          if (values.size() == MOST_ITEMS) {
            throw new IllegalArgumentException(
                "the loop's header gives more than " + MOST_ITEMS + " values; does it ever end?");
          }
          values.add(value);
        });
    return values;
  }

  /** What comes back of an iteration. */
  private record Answer(long pid, boolean skipped, @Nullable Object value) {}

  private record Iteration<A extends @Nullable Object, R extends @Nullable Object>(Fn<A, R> body)
      implements Fn<A, Answer> {
    @Override
    public Answer call(A item) throws Exception {
      SKIPPED.set(false);
      Object value = body.call(item);
      return new Answer(Brine.pid(), SKIPPED.get(), value);
    }
  }

  private record Step<A extends @Nullable Object>(Act<A> body) implements Fn<A, Answer> {
    @Override
    public Answer call(A item) throws Exception {
      body.call(item);
      return new Answer(Brine.pid(), true, null);
    }
  }
}
