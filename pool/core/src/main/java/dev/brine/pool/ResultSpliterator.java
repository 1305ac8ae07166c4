package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.error.MapInterruptedException;
import dev.brine.task.Outcome;
import java.lang.ref.Cleaner;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The results of a map, which asks for items only as its results are taken. Items are captured on
 * the thread that takes results. Not thread-safe.
 */
final class ResultSpliterator<R extends @Nullable Object>
    extends Spliterators.AbstractSpliterator<R> {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Iterable<?> items;
  private final Feed feed;
  private final MapRun run;
  private final OutcomeWindow window;
  private @Nullable Iterator<?> source;
  private boolean exhausted;

  /** What the source, or an item's capture, threw; it comes after the results before it. */
  private @Nullable Throwable sourceFailure;

  ResultSpliterator(Iterable<?> items, Feed feed, MapRun run, OutcomeWindow window) {
    super(Long.MAX_VALUE, Spliterator.ORDERED);
    this.items = items;
    this.feed = feed;
    this.run = run;
    this.window = window;
    // A stream that is dropped without being closed must not keep its look-ahead for ever.
    Cleaner.Cleanable unused = CLEANER.register(this, feed::cancel);
  }

  @Override
  @SuppressWarnings("unchecked")
  public boolean tryAdvance(Consumer<? super R> action) {
    Outcome<?> outcome;
    try {
      ask();
      outcome = window.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      feed.cancel();
      Progress progress = run.progress();
      throw new MapInterruptedException(progress.done(), progress.total().orElse(progress.added()));
    }
    if (outcome == null) {
      end();
      return false;
    }
    BrineException error = outcome.error();
    if (error != null) {
      feed.cancel();
      error.fillInStackTrace();
      throw error;
    }
    action.accept((R) outcome.value());
    return true;
  }

  /** Keeps enough items on their way; while a result is there, half of that is enough. */
  private void ask() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    while (!exhausted && !run.isOver()) {
      int enough = feed.lookAhead();
      int onTheWay = window.size();
      if (onTheWay >= enough || (onTheWay > enough / 2 && window.isReady())) {
        return;
      }
      askOnce();
    }
  }

  private void askOnce() throws InterruptedException {
    try {
      Iterator<?> open = source == null ? items.iterator() : source;
      source = open;
      if (open.hasNext()) {
        feed.add(open.next(), false);
        return;
      }
    } catch (RuntimeException | Error broken) {
      sourceFailure = broken;
    }
    exhausted = true;
    feed.end();
  }

  /** There are no more results: because all were taken, or because something ended the map. */
  private void end() {
    feed.cancel();
    feed.flush();
    if (sourceFailure instanceof Error error) {
      throw error;
    }
    if (sourceFailure instanceof RuntimeException exception) {
      throw exception;
    }
    if (run.isOver()) {
      throwFailure();
    }
  }

  private void throwFailure() {
    boolean interrupted = Thread.interrupted();
    try {
      run.await();
    } catch (CancellationException closed) {
      if (!exhausted) {
        throw closed;
      }
    } catch (InterruptedException isOverAlready) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
