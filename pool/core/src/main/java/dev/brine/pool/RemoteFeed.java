package dev.brine.pool;

import org.jspecify.annotations.Nullable;

/** One map on a remote engine: writes the items that it takes. */
record RemoteFeed(RemoteMap map, RemoteTasks tasks) implements Feed {
  @Override
  public void add(@Nullable Object item, boolean patient) throws InterruptedException {
    if (patient && Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (map.isOver()) {
      return;
    }
    byte[] bytes = map.write(item);
    tasks.add(map.expect(item), bytes, patient);
  }

  @Override
  public int lookAhead() {
    return tasks.lookAhead();
  }

  @Override
  public void end() {
    tasks.end();
    map.end();
  }

  @Override
  public void flush() {
    map.flush();
  }

  @Override
  public void cancel() {
    map.cancel();
  }
}
