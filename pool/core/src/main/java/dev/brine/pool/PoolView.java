package dev.brine.pool;

/** A pool's engine under other options. */
final class PoolView extends VerbPool {
  PoolView(Engine engine, Options options, Handle handle) {
    super(engine, options, handle);
  }
}
