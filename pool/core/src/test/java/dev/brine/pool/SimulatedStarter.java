package dev.brine.pool;

import java.util.ArrayList;
import java.util.List;

/** Starts that have not come to an end yet. */
final class SimulatedStarter implements Starter {
  private final Simulation simulation;

  /** When each that will not connect is given up; 0 for those that will, or fail at any moment. */
  private final List<Long> starting = new ArrayList<>();

  private boolean closed;

  SimulatedStarter(Simulation simulation) {
    this.simulation = simulation;
  }

  @Override
  public void start(int among) {
    starting.add(simulation.givenUpAt());
    simulation.starts(among, starting.size(), closed);
  }

  @Override
  public void close() {
    closed = true;
    starting.clear();
  }

  boolean isClosed() {
    return closed;
  }

  int count() {
    return starting.size();
  }

  /** Whether one of them can come to an end now. */
  boolean canEnd(long now) {
    return starting.stream().anyMatch(time -> time <= now);
  }

  /** The first of them that can comes to an end; whether it was of those that do not connect. */
  boolean end(long now) {
    for (int i = 0; i < starting.size(); i++) {
      if (starting.get(i) <= now) {
        return starting.remove(i) != 0;
      }
    }
    throw new IllegalStateException("none can");
  }
}
