package dev.brine.command;

import dev.brine.pool.Pool;
import dev.brine.pool.PoolProvider;
import dev.brine.pool.SerialPool;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes a pool for any address of the scheme {@code stub}, as a service that others bring. */
public final class StubProvider implements PoolProvider {
  private static final List<String> CONNECTED = new CopyOnWriteArrayList<>();

  /** Called by the service loader. */
  public StubProvider() {}

  /** The addresses for which pools were made, in that order. */
  static List<String> connected() {
    return CONNECTED;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("stub");
  }

  @Override
  public Pool connect(String address) {
    CONNECTED.add(address);
    return SerialPool.create();
  }
}
