package dev.brine.pool;

import dev.brine.wire.Begun;
import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker that is a process. */
record ProcessLink(Process process, NativeOutput output, Connection connection, Begun begun)
    implements Link {
  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void send(List<? extends Frame> frames) {
    connection.send(frames);
  }

  @Override
  public void sendBehind(List<? extends Frame> frames) {
    connection.sendBehind(frames);
  }

  @Override
  public long sentBytes() {
    return connection.sentBytes();
  }

  @Override
  public long receivedBytes() {
    return connection.receivedBytes();
  }

  @Override
  public long lastBegun() {
    return begun.get();
  }

  @Override
  public long lastCalled() {
    return begun.called();
  }

  @Override
  public long takeBack(long from, long to) {
    return begun.takeBack(from, to);
  }

  @Override
  public void kill() {
    // That of the process itself would close its streams, and its last lines be lost.
    ProcessHandle worker = process.toHandle();
    if (worker.isAlive()) {
      // Once it has ended nobody knows any more which processes its tasks had started.
      List<ProcessHandle> started = worker.descendants().toList();
      worker.destroyForcibly();
      started.forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Override
  public void flush() throws InterruptedException {
    output.flush();
  }

  @Override
  public void awaitEnd(long nanos) throws InterruptedException {
    boolean unused = process.waitFor(nanos, TimeUnit.NANOSECONDS);
  }
}
