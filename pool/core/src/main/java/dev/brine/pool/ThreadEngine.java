package dev.brine.pool;

import com.google.common.base.Preconditions;
import dev.brine.error.PoolClosedException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings the maps of a pool and its threads together; maps take turns. Its monitor guards all their
 * state and is held for moments only: user code runs outside of it. Thread-safe.
 */
final class ThreadEngine implements Engine {
  /** A thread that has nothing to do ends after this time. */
  static final Duration IDLE = Duration.ofSeconds(10);

  /** More items than this on their way would only take memory. */
  private static final int LOOK_AHEAD = 8 * 1024;

  /** A cancelled task that ignores its interrupt has this long, in milliseconds. */
  private static final long CANCEL_MILLIS = 1000;

  /** Threads that were told to end are waited for this long, in milliseconds. */
  private static final long END_MILLIS = 5000;

  /** The engines that have a task which the thread runs, or which waits for what it runs. */
  private static final ThreadLocal<Set<ThreadEngine>> INSIDE =
      ThreadLocal.withInitial(() -> Set.of());

  private int width;
  private final long idleNanos;
  private final Engine inPlace = new SerialEngine();
  private final Clock clock = new SystemClock();
  private final Deque<ThreadFeed> feeds = new ArrayDeque<>();
  private final Set<PoolThread> threads = new HashSet<>();
  private int lastThread;
  private int pending;
  private int idle;
  private boolean closed;
  private boolean terminated;

  ThreadEngine(int width, Duration idleTime) {
    this.width = width;
    this.idleNanos = idleTime.toNanos();
  }

  /** The thread begins a task of a map that these wait for. */
  static void enter(Set<ThreadEngine> waiting) {
    INSIDE.set(waiting);
  }

  /** The task of the thread has ended. */
  static void leave() {
    INSIDE.remove();
  }

  @Override
  public Feed open(Fn<?, ?> function, Options options, MapRun run) {
    return open(function, options, run, false);
  }

  @Override
  public Feed openEverywhere(Fn<?, ?> function, Options options, MapRun run) {
    Preconditions.checkArgument(
        options.limit() <= workers(), "of %s threads not %s can do it", workers(), options.limit());
    return open(function, options, run, true);
  }

  private Feed open(Fn<?, ?> function, Options options, MapRun run, boolean everywhere) {
    boolean nested = isInside();
    ThreadFeed feed;
    synchronized (this) {
      // What a closed pool still has to finish may begin maps.
      if (nested ? terminated : closed) {
        throw new PoolClosedException();
      }
      if (nested) {
        return inPlace.open(function, options, run);
      }
      @SuppressWarnings("unchecked")
      Fn<@Nullable Object, @Nullable Object> untyped =
          (Fn<@Nullable Object, @Nullable Object>) function;
      feed = new ThreadFeed(this, untyped, options, run, INSIDE.get(), everywhere);
      feeds.addLast(feed);
    }
    if (options.watch() != null) {
      // Tasks share the caller's memory: there are no copies.
      options.watch().ask(List.of());
    }
    Clock.Ticket ticking = clock.watch(options.timeout(), () -> endOverdue(feed));
    run.whenOver(
        () -> {
          ticking.cancel();
          over(feed);
        });
    return feed;
  }

  private boolean isInside() {
    return INSIDE.get().contains(this);
  }

  /** Takes a task; one of a map that is over is dropped. */
  synchronized void add(ThreadTask task, boolean patient) throws InterruptedException {
    ThreadFeed feed = task.feed();
    while (patient && feed.pending.size() >= LOOK_AHEAD && !feed.run.isOver()) {
      wait();
    }
    if (!feed.run.isOver()) {
      feed.pending.addLast(task);
      pending++;
      wake();
    }
  }

  /** Sees to it that there are threads for what is pending. */
  private void wake() {
    if (idle > 0) {
      notifyAll();
    }
    // One that was woken for an earlier task may not have taken it yet, or may not take it at all.
    boolean all = feeds.stream().anyMatch(feed -> feed.everywhere && !feed.pending.isEmpty());
    for (int awake = all ? 0 : idle; awake < pending && threads.size() < width; awake++) {
      PoolThread thread = new PoolThread(this, ++lastThread);
      thread.start();
      threads.add(thread);
    }
  }

  /** The next task of the thread, once there is one; null if the thread shall end. */
  synchronized @Nullable ThreadTask next(PoolThread thread) {
    long end = System.nanoTime() + idleNanos;
    while (true) {
      ThreadTask task = take(thread);
      if (task != null) {
        thread.task = task;
        thread.since = System.nanoTime();
        return task;
      }
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0 || isDone() || isSurplus()) {
        // At once, so that a task which comes now is not left to this thread.
        threads.remove(thread);
        return null;
      }
      idle++;
      try {
        wait(left);
      } catch (InterruptedException stray) {
        // Only tasks are interrupted, and this is none.
      } finally {
        idle--;
      }
    }
  }

  /** Whether the pool was made smaller; not while a map needs all threads. */
  private boolean isSurplus() {
    return threads.size() > width && feeds.stream().noneMatch(feed -> feed.everywhere);
  }

  private boolean isDone() {
    return closed && feeds.isEmpty();
  }

  /** The next task of the map whose turn it is. */
  private @Nullable ThreadTask take(PoolThread thread) {
    for (ThreadFeed feed : feeds) {
      if (feed.mayRun(thread)) {
        feeds.remove(feed);
        feeds.addLast(feed);
        feed.running++;
        if (feed.everywhere) {
          feed.served.add(thread);
        }
        pending--;
        ThreadTask task = feed.pending.remove();
        if (feed.pending.size() == LOOK_AHEAD / 2) {
          notifyAll();
        }
        return task;
      }
    }
    return null;
  }

  /**
   * The thread's task has returned. Its outcome is noted before another one may begin.
   *
   * @return what noting it has led to; null if it is not wanted, nor the thread
   */
  synchronized MapRun.@Nullable Noted ended(PoolThread thread, MapRun run, Outcome<?> outcome) {
    if (thread.isAbandoned) {
      return null;
    }
    MapRun.Noted noted = run.keep(List.of(outcome));
    free(thread);
    boolean unused = Thread.interrupted();
    if (pending > 0) {
      wake();
    }
    return noted;
  }

  private void free(PoolThread thread) {
    if (thread.task != null) {
      thread.task.feed().running--;
      thread.task = null;
    }
  }

  /** The thread ends, for whatever reason. */
  synchronized void left(PoolThread thread) {
    threads.remove(thread);
    if (!thread.isAbandoned) {
      free(thread);
    }
    wake();
    notifyAll();
  }

  /** The map needs nothing more, well or not. */
  private synchronized void over(ThreadFeed feed) {
    feeds.remove(feed);
    pending -= feed.pending.size();
    feed.pending.clear();
    List<PoolThread> busy = threadsOf(feed);
    busy.forEach(PoolThread::interrupt);
    if (!busy.isEmpty()) {
      Clock.Ticket unused = clock.after(CANCEL_MILLIS, () -> abandonStubborn(feed));
    }
    notifyAll();
  }

  private List<PoolThread> threadsOf(ThreadFeed feed) {
    List<PoolThread> busy = new ArrayList<>();
    for (PoolThread thread : threads) {
      if (thread.task != null && thread.task.feed() == feed) {
        busy.add(thread);
      }
    }
    return busy;
  }

  private synchronized void abandonStubborn(ThreadFeed feed) {
    threadsOf(feed).forEach(this::abandon);
    notifyAll();
  }

  private void endOverdue(ThreadFeed feed) {
    List<Outcome<?>> overdue = new ArrayList<>();
    synchronized (this) {
      long now = System.nanoTime();
      for (PoolThread thread : threadsOf(feed)) {
        ThreadTask task = thread.task;
        long nanos = now - thread.since;
        if (task != null && nanos > feed.limit().toNanos()) {
          overdue.add(feed.overdue(task, nanos));
          thread.interrupt();
          abandon(thread);
        }
      }
    }
    overdue.forEach(feed.run::record);
  }

  /** The thread is no longer one of the pool's: nobody knows when its task will end. */
  private void abandon(PoolThread thread) {
    thread.isAbandoned = true;
    free(thread);
    threads.remove(thread);
    wake();
  }

  @Override
  public synchronized int workers() {
    return width;
  }

  @Override
  public synchronized void resize(int threadsWanted) {
    refuseIfClosed();
    width = threadsWanted;
    wake();
    notifyAll();
  }

  /** Threads carry nothing from one task to the next that would have to be made fresh. */
  @Override
  public synchronized void restart() {
    refuseIfClosed();
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new PoolClosedException();
    }
  }

  @Override
  public synchronized PoolStatus status() {
    return new PoolStatus(width, 0, feeds.size(), pending, List.of(), /* spare= */ false, closed);
  }

  @Override
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public boolean sharesMemory() {
    return true;
  }

  @Override
  public void close() {
    try {
      synchronized (this) {
        closed = true;
        notifyAll();
        // A task cannot wait for its own end.
        while (!isInside() && !feeds.isEmpty()) {
          wait();
        }
      }
      awaitThreads();
    } catch (InterruptedException e) {
      terminate();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void terminate() {
    List<ThreadFeed> unfinished;
    synchronized (this) {
      closed = true;
      terminated = true;
      unfinished = List.copyOf(feeds);
      notifyAll();
    }
    unfinished.forEach(feed -> feed.run.fail(new PoolClosedException()));
    try {
      awaitThreads();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the threads, which have nothing more to do. */
  private void awaitThreads() throws InterruptedException {
    if (isInside()) {
      return;
    }
    synchronized (this) {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
      for (long left = END_MILLIS; !threads.isEmpty() && left > 0; ) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    }
    clock.close();
  }
}
