package dev.brine.spark.driver;

import dev.brine.error.BrineException;
import dev.brine.spark.executor.BrinePlugin;
import dev.brine.spark.executor.Told;
import dev.brine.spark.protocol.Message;
import dev.brine.spark.protocol.MessageCodec;
import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/** Spark's side of a pool: its context, and what happens to it. Thread-safe. */
final class Driver {
  private static final long LOOK_MILLIS = 500;

  private final Connection connection;
  private final Fleet fleet = new Fleet();
  private final Blobs blobs = new Blobs();
  private final ShippedFiles files;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          body -> {
            Thread thread = new Thread(body, "brine-clock");
            thread.setDaemon(true);
            return thread;
          });
  private final Desk desk;
  private Message.@Nullable Configure configure;
  private @Nullable SparkContext context;
  private long begun;
  private boolean down;

  Driver(Connection connection, Path directory) {
    this.connection = connection;
    this.files = new ShippedFiles(directory);
    this.desk = new Desk(connection, fleet, blobs, files, clock, this::lost);
  }

  /** Begins to reach the cluster. */
  void start(Message.Configure wanted) {
    synchronized (this) {
      configure = wanted;
      begun = System.nanoTime();
    }
    Thread starting = new Thread(() -> connect(wanted), "brine-context");
    starting.setDaemon(true);
    starting.start();
    Future<?> unused =
        clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void connect(Message.Configure wanted) {
    try {
      String master = Objects.requireNonNull(wanted.conf().get("spark.master"));
      MasterAddress.check(master);
      BrinePlugin.hear(this::hear);
      SparkConf conf = new SparkConf(false);
      wanted.conf().forEach(conf::set);
      List<Path> jars;
      synchronized (files) {
        jars = files.all(wanted.classPath());
      }
      conf.set("spark.jars", String.join(",", jars.stream().map(Path::toString).toList()));
      conf.set("spark.plugins", BrinePlugin.class.getName());
      SparkContext made = new SparkContext(conf);
      made.addSparkListener(new Listener(fleet, desk, this::changed));
      fleet.open();
      synchronized (this) {
        context = made;
      }
      send(new Message.Up(made.applicationId(), made.version()));
      desk.open(made);
    } catch (Throwable e) {
      down(e instanceof BrineException ? e.getMessage() : "Spark cannot be started: " + e, "");
    }
  }

  private void send(Message message) {
    connection.send(MessageCodec.encode(message));
  }

  /** The session says something. */
  void hear(Message message) {
    desk.hear(message);
  }

  /** The session says something that it would say to a worker, too. */
  void hear(Frame frame) {
    if (frame instanceof Frame.Ask) {
      send(fleet.told());
    } else if (frame instanceof Frame.Share share) {
      blobs.share(share.id(), share.value().bytes());
    } else if (frame instanceof Frame.Unshare unshare) {
      blobs.unshare(unshare.id());
    } else {
      desk.hear(frame);
    }
  }

  /** An executor says something. */
  private void hear(Told told) {
    if (told instanceof Told.Hello hello) {
      greet(hello);
    } else if (told instanceof Told.Begun begun) {
      fleet.begun(begun);
    } else if (told instanceof Told.Vitals vitals) {
      fleet.vitals(vitals);
    } else if (told instanceof Told.Printed printed) {
      connection.send(new Frame.Print(printed.map(), printed.error(), printed.text()));
    }
  }

  private void greet(Told.Hello hello) {
    Message.Configure wanted;
    synchronized (this) {
      wanted = configure;
    }
    if (wanted != null && wanted.java() != hello.java()) {
      down("executor " + hello.executor(), hello.version());
      return;
    }
    fleet.hello(hello);
    changed();
  }

  /** The executors are others now. */
  private void changed() {
    send(fleet.told());
    desk.pumpAll();
  }

  private void look() {
    SparkContext now = context();
    if (now != null && now.isStopped()) {
      lost("Spark's context was stopped");
      return;
    }
    long patience;
    long waited;
    synchronized (this) {
      patience = configure == null ? 0 : configure.startMillis();
      waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
    if (now == null && waited > patience) {
      down(
          "the cluster has not let this application in for %d s; is the secret the right one?"
              .formatted(TimeUnit.MILLISECONDS.toSeconds(waited)),
          "");
      return;
    }
    desk.failShort(patience);
    long empty = fleet.emptyMillis();
    if (now != null && empty > patience) {
      desk.failAll(
          ("the cluster has given no executor for %d s; does it have that much memory and that"
                  + " many cores free, and can its hosts reach the driver? See %s")
              .formatted(TimeUnit.MILLISECONDS.toSeconds(empty), now.conf().get("spark.master")));
    }
  }

  private synchronized @Nullable SparkContext context() {
    return context;
  }

  private void lost(String why) {
    down("the cluster is lost: " + why, "");
  }

  private void down(String why, String worker) {
    synchronized (this) {
      if (down) {
        return;
      }
      down = true;
    }
    send(new Message.Down(why, worker));
  }

  /** Says goodbye to the cluster. */
  void stop() {
    SparkContext now = context();
    if (now != null) {
      now.stop();
    }
  }
}
