package dev.brine.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.Brine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A cluster whose workers are in network namespaces of their own, so that what crosses hosts does
 * so. It needs root and Debian's iproute2, and is skipped where these are not.
 */
@Timeout(400)
class SeparateHostsIT {
  private static final int ITEMS = 200;

  @Test
  void uimap_oneHostIsCutOffInTheMiddle_givesEachResultOnce() throws Exception {
    assumeNamespaces();
    try (Namespaces hosts = Namespaces.make(2);
        Cluster cluster = Cluster.across(hosts);
        SparkPool pool =
            cluster
                .builder()
                .bindAddress(hosts.own())
                .conf("spark.network.timeout", "20s")
                .conf("spark.executor.heartbeatInterval", "2s")
                .build()) {
      pool.map(x -> x, List.of(1, 2, 3, 4));
      Processes.await("two executors", () -> pool.status().workers().size() == 2);
      List<Integer> results = new ArrayList<>();
      try (Stream<Integer> stream = pool.uimap(SeparateHostsIT::slowly, Brine.range(0, ITEMS))) {
        Iterator<Integer> each = stream.iterator();
        for (int i = 0; i < ITEMS / 4; i++) {
          results.add(each.next());
        }
        hosts.cutOff(0);
        each.forEachRemaining(results::add);
      }
      assertThat(results)
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ITEMS).boxed().toList());
    }
  }

  /** Leaves the test out, saying why: a report alone counts it and is silent. */
  private static void assumeNamespaces() {
    String why = "left out: network namespaces need root and the command ip of iproute2";
    boolean possible = Namespaces.canBeMade();
    if (!possible) {
      System.out.println(SeparateHostsIT.class.getSimpleName() + " is " + why);
    }
    assumeTrue(possible, why);
  }

  private static int slowly(int x) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(40);
    return x;
  }
}
