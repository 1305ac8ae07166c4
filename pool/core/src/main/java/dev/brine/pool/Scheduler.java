package dev.brine.pool;

import com.google.common.collect.Lists;
import dev.brine.error.BrineException;
import dev.brine.error.PoolClosedException;
import dev.brine.error.WorkerDiedException;
import dev.brine.pickle.Capture;
import dev.brine.task.Fn;
import dev.brine.wire.Frame;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Brings the maps of a pool and its workers together. Its monitor guards all their state and is
 * held for moments only: user code, capture and decoding run outside of it. Thread-safe.
 */
final class Scheduler implements Engine, WorkerEvents {
  private static final System.Logger LOGGER = System.getLogger("dev.brine");

  private final Clock clock;
  private final Fleet fleet;
  private final Dispatch dispatch;
  private final Deadlines deadlines;
  private final Initialization initialization;
  private final Survey survey;
  private final Recall recall;
  private final Printers printers;
  private final Watches watches = new Watches();
  private final IdleTime idleTime;
  private final Reception reception;
  private final Shutdown shutdown;
  private final Hints hints = new Hints();
  private int workers;
  private long maps;

  /** How many threads wait until there is room for more items. */
  private int feeders;

  /** Whether the fleet has not the size yet that was asked for last. */
  private boolean resized;

  /**
   * @param starters makes that which brings workers to life and tells of them
   */
  Scheduler(PoolSettings settings, Clock clock, Function<WorkerEvents, Starter> starters) {
    this.workers = settings.workers();
    this.clock = clock;
    this.initialization = new Initialization(this, settings.initializer());
    Starter starter = starters.apply(this);
    this.fleet = new Fleet(starter, clock, settings.maxTasksPerWorker(), this::runDispatch);
    this.dispatch = new Dispatch(fleet, clock, this::balance);
    this.printers = new Printers(dispatch);
    this.deadlines = new Deadlines(clock, fleet);
    this.survey = new Survey(clock);
    this.recall = new Recall(fleet, watches, clock, this::endStubborn);
    this.reception = new Reception(this, initialization, printers, watches, survey);
    this.shutdown = new Shutdown(this, fleet, dispatch, printers, clock, starter);
    this.idleTime = new IdleTime(settings.idleTimeout(), clock, this::sleep);
    synchronized (this) {
      fleet.want(workers);
      idleTime.begin();
    }
  }

  /** What was kept back for workers that are too slow to start goes to the others. */
  private synchronized void runDispatch() {
    dispatch.run();
  }

  private synchronized void balance() {
    dispatch.balance();
  }

  private synchronized void sleep() {
    if (dispatch.feeds().isEmpty() && !isClosed()) {
      fleet.sleep();
    }
  }

  @Override
  public Feed open(Fn<?, ?> function, Options options, MapRun run) {
    return open(function, options, run, false);
  }

  @Override
  public Feed openEverywhere(Fn<?, ?> function, Options options, MapRun run) {
    return open(function, options, run, true);
  }

  private Feed open(Fn<?, ?> function, Options options, MapRun run, boolean everywhere) {
    refuseIfClosed();
    Capture capture = Capture.of(function);
    ProcessFeed feed;
    synchronized (this) {
      refuseIfClosed();
      feed = new ProcessFeed(this, ++maps, capture, options, run, everywhere);
      dispatch.feeds().addLast(feed);
      idleTime.end();
      fleet.want(Math.max(workers, options.limit()));
    }
    hints.tell(capture.hints(), feed.printer);
    Clock.Ticket ticking = clock.watch(options.timeout(), () -> endOverdue(feed));
    run.whenOver(
        () -> {
          ticking.cancel();
          over(feed);
        });
    return feed;
  }

  private synchronized void refuseIfClosed() {
    if (isClosed()) {
      throw new PoolClosedException();
    }
  }

  private synchronized void endOverdue(ProcessFeed feed) {
    deadlines.endOverdue(feed);
  }

  /** Takes tasks of one map; those of a map that is over are dropped. */
  synchronized void add(ProcessFeed feed, List<Task> tasks, boolean patient)
      throws InterruptedException {
    if (patient && feed.pending.isFull()) {
      awaitRoom(feed);
    }
    if (!feed.run.isOver()) {
      if (feed.everywhere) {
        // The pool may have shrunk since it was asked how many workers there are.
        int tasksOfAll = feed.sent.size() + feed.pending.size() + tasks.size();
        fleet.want(Math.max(fleet.wanted(), tasksOfAll));
      }
      feed.take(tasks);
      dispatch.run();
    }
  }

  private synchronized void awaitRoom(ProcessFeed feed) throws InterruptedException {
    feeders++;
    try {
      while (!feed.pending.hasMuchRoom() && !feed.run.isOver()) {
        wait();
      }
    } finally {
      feeders--;
    }
  }

  /** How many items of a map should be on their way. */
  synchronized int lookAhead(ProcessFeed feed) {
    return dispatch.lookAhead(feed, Pending.LOOK_AHEAD);
  }

  /** The map needs nothing more, well or not: whatever of it is in flight is called back. */
  private synchronized void over(ProcessFeed feed) {
    dispatch.feeds().remove(feed);
    feed.pending.clear();
    recall.begin(feed);
    settle();
    if (dispatch.feeds().isEmpty()) {
      idleTime.begin();
    }
  }

  /** Ends the workers that have not let go of a map long after its end. */
  private void endStubborn(ProcessFeed feed) {
    List<Worker> lost;
    synchronized (this) {
      lost = recall.endStubborn(feed);
    }
    for (Worker worker : lost) {
      Recall.awaitEnd(worker);
      // The thread that would tell of its end is the one that does not come back.
      ended(worker, WorkerDiedException.KILLED, List.of());
    }
  }

  /** After any change: what can go on goes on. */
  private void settle() {
    if (resized && !dispatch.isEverywhere()) {
      resized = false;
      fleet.resize(workers);
    }
    if (!dispatch.hasEverywhere()) {
      fleet.endSurplus();
    }
    dispatch.run();
    notifyAll();
  }

  @Override
  public synchronized void started(Worker worker) {
    if (fleet.started(worker)) {
      initialization.begin(worker, dispatch);
    }
    settle();
  }

  @Override
  public void startFailed(BrineException why) {
    failed(why, fleet::startFailed);
  }

  /** What was opened at its start did not end well: the worker is of no use. */
  void useless(Worker worker, BrineException why) {
    failed(why, () -> fleet.useless(worker));
  }

  private void failed(BrineException why, Runnable note) {
    List<ProcessFeed> hopeless;
    synchronized (this) {
      note.run();
      hopeless = hopeless();
      settle();
    }
    hopeless.forEach(feed -> feed.run.fail(why));
  }

  /** The maps that no worker will ever serve. */
  private List<ProcessFeed> hopeless() {
    if (shutdown.isStopped() || !fleet.hasGivenUp()) {
      return List.of();
    }
    return dispatch.feeds().stream()
        .filter(feed -> fleet.isBroken() || (feed.everywhere && !feed.pending.isEmpty()))
        .toList();
  }

  @Override
  public void received(Worker worker, List<Frame> frames) throws IOException {
    reception.received(worker, frames);
  }

  @Override
  public void printed(Worker worker, boolean error, String text) {
    reception.printed(worker, error, text);
  }

  /** The workers that were given tasks of this map. */
  synchronized List<Worker> team(ProcessFeed feed) {
    return List.copyOf(feed.sent.keySet());
  }

  /** A worker has answered; its monitor is held. */
  void progressed(Worker worker) {
    fleet.proven(worker);
    if (worker.inFlight.isEmpty()) {
      fleet.drained(worker);
    }
    dispatch.run();
    wakeFeeders();
  }

  /** Who waits for room is woken when there is much of it: each wake-up costs as much as a task. */
  private void wakeFeeders() {
    if (feeders > 0 && dispatch.feeds().stream().anyMatch(each -> each.pending.hasMuchRoom())) {
      notifyAll();
    }
  }

  /** Who closes the pool waits for streams, too, which do not end with their last result. */
  void wakeCloser() {
    if (isClosed()) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /** The pool's initializer has run there. */
  synchronized void initialized(Worker worker) {
    worker.ready = true;
    // It may have been told to end meanwhile.
    fleet.drained(worker);
    settle();
  }

  @Override
  public void ended(Worker worker, int exitCode, List<String> lastLines) {
    Losses losses = new Losses(worker, exitCode, lastLines);
    List<ProcessFeed> hopeless;
    synchronized (this) {
      for (Task task : Lists.reverse(losses.take())) {
        if (!task.feed.run.isOver() && !initialization.isOf(task)) {
          task.feed.pending.addFirst(task);
        }
      }
      boolean innocent = losses.failed().keySet().stream().allMatch(initialization::isOf);
      fleet.ended(worker, innocent);
      hopeless = hopeless();
      settle();
    }
    watches.lost(worker);
    survey.lost(worker);
    for (Map.Entry<Task, BrineException> each : losses.failed().entrySet()) {
      Task task = each.getKey();
      if (initialization.isOf(task)) {
        initialization.failed(worker, each.getValue());
      } else {
        task.feed.fail(task, each.getValue(), worker.link.pid());
      }
    }
    wakeCloser();
    for (ProcessFeed feed : hopeless) {
      feed.run.fail(new WorkerDiedException(worker.link.pid(), exitCode, List.of(), lastLines));
    }
  }

  @Override
  public synchronized int workers() {
    return workers;
  }

  @Override
  public synchronized void resize(int count) {
    refuseIfClosed();
    workers = count;
    resized = true;
    if (dispatch.isEverywhere()) {
      // Fewer must wait: each of its tasks needs a worker of its own.
      fleet.resize(Math.max(count, fleet.wanted()));
    }
    settle();
  }

  @Override
  public synchronized void restart() {
    refuseIfClosed();
    fleet.refresh();
    settle();
  }

  @Override
  public PoolStatus status() {
    List<Worker> asked;
    synchronized (this) {
      asked = List.copyOf(fleet.live());
    }
    Map<Worker, Frame.Vitals> vitals = survey.ask(asked);
    synchronized (this) {
      return Survey.status(fleet, dispatch.feeds(), asked, vitals, isClosed());
    }
  }

  @Override
  public synchronized Traffic traffic() {
    long sent = 0;
    long received = 0;
    for (Worker each : fleet.live()) {
      sent += each.link.sentBytes();
      received += each.link.receivedBytes();
    }
    return new Traffic(sent, received);
  }

  @Override
  public boolean isClosed() {
    return shutdown.isBegun();
  }

  @Override
  public void sessionEnds() {
    terminate();
  }

  /** Nobody holds the pool any more; what it was asked for is still done. */
  void abandon() {
    if (!isClosed()) {
      LOGGER.log(
          System.Logger.Level.WARNING,
          "a pool of {0} workers was never closed; it is closed now",
          workers());
      close();
    }
  }

  @Override
  public void close() {
    shutdown.gently();
  }

  @Override
  public void terminate() {
    shutdown.now();
  }
}
