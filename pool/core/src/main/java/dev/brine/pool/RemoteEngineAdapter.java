package dev.brine.pool;

import dev.brine.error.PoolClosedException;
import dev.brine.pickle.Capture;
import dev.brine.task.Fn;
import java.util.List;

/** A remote engine as the verbs know engines. */
record RemoteEngineAdapter(RemoteEngine remote) implements Engine {
  @Override
  public Feed open(Fn<?, ?> function, Options options, MapRun run) {
    return open(function, options, run, false);
  }

  @Override
  public Feed openEverywhere(Fn<?, ?> function, Options options, MapRun run) {
    return open(function, options, run, true);
  }

  private Feed open(Fn<?, ?> function, Options options, MapRun run, boolean everywhere) {
    if (remote.isClosed()) {
      throw new PoolClosedException();
    }
    if (options.watch() != null) {
      // The copies end with processes that may be anywhere; nobody will answer.
      options.watch().ask(List.of());
    }
    RemoteMap map = new RemoteMap(Capture.of(function), options, run, everywhere);
    return new RemoteFeed(map, remote.open(map));
  }

  @Override
  public int workers() {
    return remote.workers();
  }

  @Override
  public void resize(int workers) {
    remote.resize(workers);
  }

  @Override
  public void restart() {
    remote.restart();
  }

  @Override
  public PoolStatus status() {
    return remote.status();
  }

  @Override
  public boolean isClosed() {
    return remote.isClosed();
  }

  @Override
  public void refuseProfile() {
    remote.refuseProfile();
  }

  @Override
  public void close() {
    remote.close();
  }

  @Override
  public void terminate() {
    remote.terminate();
  }
}
