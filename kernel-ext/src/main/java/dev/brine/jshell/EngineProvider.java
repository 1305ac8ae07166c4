package dev.brine.jshell;

import com.google.common.collect.ImmutableMap;
import dev.brine.error.Internal;
import java.net.InetAddress;
import java.util.Map;
import java.util.Objects;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * The execution engine named {@code brine}: the tool's usual one, watched. It is found as a service
 * and only used where it is named. Thread-safe.
 *
 * <p>The tool asks for an engine whenever it begins a session, before it runs the start-up script:
 * the one moment at which commands and a script can be added, after a reset too.
 */
@Internal
public final class EngineProvider implements ExecutionControlProvider {
  static final String NAME = "brine";

  private static final String ENGINE = "engine";

  /** For the service loader. */
  public EngineProvider() {}

  /** Names this engine with another one behind it. */
  static String spec(String engine) {
    return "%s:%s(%s)".formatted(NAME, ENGINE, engine);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> defaultParameters() {
    // The same as the tool's own default.
    String loopback = InetAddress.getLoopbackAddress().getHostAddress();
    return ImmutableMap.of(
        ENGINE, "failover:0(jdi:hostname(%s)),1(jdi:launch(true)),2(jdi)".formatted(loopback));
  }

  @Override
  public ExecutionControl generate(ExecutionEnv env, @Nullable Map<String, String> parameters)
      throws Throwable {
    Map<String, String> given = parameters == null ? defaultParameters() : parameters;
    String spec = Objects.requireNonNullElseGet(given.get(ENGINE), () -> "jdi");
    ToolExtension extension = ToolExtension.of(env);
    ExecutionControl engine = ExecutionControl.generate(env, spec);
    return extension == null ? engine : extension.begin(engine);
  }
}
