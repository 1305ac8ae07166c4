package dev.brine.jshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jshell.spi.ExecutionControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class StoppableEngineTest {
  private final StopRequests stops = new StopRequests();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch heard = new CountDownLatch(2);

  /** Its user code runs until it was stopped for the second time: it loses the first. */
  private final ExecutionControl deaf =
      (ExecutionControl)
          Proxy.newProxyInstance(
              ExecutionControl.class.getClassLoader(),
              new Class<?>[] {ExecutionControl.class},
              (proxy, method, arguments) -> {
                switch (method.getName()) {
                  case "invoke" -> {
                    entered.countDown();
                    heard.await();
                    return "done";
                  }
                  case "stop" -> {
                    asked.incrementAndGet();
                    heard.countDown();
                    return null;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                }
              });

  private final StoppableEngine engine = new StoppableEngine(deaf, stops);

  @Test
  void invoke_stoppedBeforeInPmap_doesNotRun() throws Exception {
    stops.open();
    engine.stop();

    assertThatExceptionOfType(ExecutionControl.StoppedException.class)
        .isThrownBy(() -> engine.invoke("C", "m"));
    assertThat(entered.getCount()).isEqualTo(1);
  }

  @Test
  void invoke_stoppedInAnEarlierPmap_runs() throws Exception {
    stops.open();
    engine.stop();
    stops.close();
    heard.countDown();
    heard.countDown();

    assertThat(engine.invoke("C", "m")).isEqualTo("done");
  }

  @Test
  void stop_lostByTheEngine_isAskedAgain() throws Exception {
    stops.open();
    CompletableFuture<String> run =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return engine.invoke("C", "m");
              } catch (ExecutionControl.ExecutionControlException e) {
                throw new IllegalStateException(e);
              }
            });
    entered.await();

    engine.stop();

    assertThat(run.get(20, TimeUnit.SECONDS)).isEqualTo("done");
    assertThat(asked).hasValue(2);
  }

  @Test
  void stop_outsideOfPmap_isNotRemembered() throws Exception {
    engine.stop();

    assertThat(stops.isAsked()).isFalse();
  }
}
